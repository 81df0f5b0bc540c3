#include "common.inc"
// Enamel museum sign on a dressed stone wall, shadow of a tree across it, ivy and a lamp. sign_board.png comes from sign.svg.
global_settings{assumed_gamma 1.0 max_trace_level 6
 radiosity{pretrace_start 0.08 pretrace_end 0.02 count 60 error_bound 0.7 recursion_limit 1 brightness 1}}
camera{location <-1.9,.1,-10.4> look_at <.12,.05,0> right x*1200/860 angle 48}
light_source{<-13,14,-17> C(255,232,196)*1.4 area_light x*1.6,y*1.6,5,5 adaptive 1 jitter}
light_source{<10,4,-20> C(170,196,236)*.34 shadowless}
sky_sphere{pigment{gradient y color_map{[0 C(200,200,196)][1 C(120,160,220)]}}}
// stone courses
#local Sd=seed(18); #local Y=-5; #local K=0; #while(Y<5) #local H=.72+.16*mod(K*7,3); #local X=-8-rand(Sd); #while(X<8) #local W=1.2+1.3*rand(Sd); #local B=.82+.26*rand(Sd);
 object{RBox(<X+.02,Y+.02,0>,<X+W-.02,Y+H-.02,.6>,.06) texture{pigment{bozo turbulence .6 scale .6 translate X*3 color_map{[0 color srgb <196,180,150>*B/255][.6 color srgb <214,200,172>*B/255][1 color srgb <182,162,132>*B/255]}} normal{average normal_map{[1 granite .35 scale .5 translate Y*3][1 bumps .35 scale .2]}} finish{diffuse .8}} translate z*(.06*rand(Sd))}
 #local X=X+W; #end #local Y=Y+H; #local K=K+1; #end
box{<-9,-6,.12>,<9,6,.5> pigment{C(150,140,124)} normal{granite .4}}
// sign: board 5.6 x 3.6
union{
 object{RBox(<-2.86,-1.86,-.30>,<2.86,1.86,-.2>,.045) pigment{C(24,48,70)} finish{diffuse .7 specular .4}}
 box{<0,0,0>,<1,1,.02> pigment{image_map{png "sign_board.png" interpolate 2 once}} finish{diffuse .78 specular .5 roughness .012 reflection{.01,.14 fresnel}} interior{ior 1.5} normal{bumps .012 scale .3} scale<5.6,3.6,1> translate<-2.8,-1.8,-.315>}
 #local I=-1; #while(I<2) #local J=-1; #while(J<2) sphere{0,1 scale<.07,.07,.035> translate<I*2.7,J*1.72,-.32> pigment{C(210,190,150)} finish{diffuse .5 specular .8 metallic reflection .2}} #local J=J+2; #end cylinder{<I*2.2,0,-.2>,<I*2.2,0,.3>,.12 pigment{C(40,40,44)}} #local I=I+2; #end
}
// swan-neck lamp above
union{ sphere_sweep{cubic_spline 6,<0,2.2,.6>,.05,<0,2.3,.2>,.05,<0,2.75,-.5>,.05,<0,2.9,-1.1>,.05,<0,2.6,-1.4>,.05,<0,2.2,-1.4>,.05} lathe{cubic_spline 6,<.02,.55>,<.06,.42>,<.16,.3>,<.5,.02>,<.55,0>,<.6,-.1> sturm translate<0,2.22,-1.4>} sphere{<0,2.3,-1.4>,.14 pigment{C(250,244,226)} finish{emission .2}} cylinder{<0,2.3,.1>,<0,2.3,-.02>,.2} pigment{C(34,40,44)} finish{diffuse .6 specular .5 roughness .03} scale<.9,.8,.8> translate y*.36}
// leaves off the picture whose shadow falls on the wall
#local Sl=seed(31); union{ #local I=0; #while(I<150) disc{0,z,.20 scale<1,.55,1> rotate<60*rand(Sl)-30,60*rand(Sl)-30,360*rand(Sl)> translate<-9.4+3.2*rand(Sl)+1.2*rand(Sl),7.0+2.6*rand(Sl),-9.0+2*rand(Sl)>} #local I=I+1; #end cylinder{<-9,6.6,-8.6>,<-5.4,9.6,-8>,.06} pigment{C(70,100,60)} }
// ivy at the right edge
#macro Leaf(S) mesh{ triangle{<0,0,0>,<-.5,.18,-.06>,<-.32,.62,-.1>} triangle{<0,0,0>,<-.32,.62,-.1>,<0,1.05,-.02>} triangle{<0,0,0>,<0,1.05,-.02>,<.32,.62,-.1>} triangle{<0,0,0>,<.32,.62,-.1>,<.5,.18,-.06>} scale S} #end
#local I=0; #while(I<420) #local T=pow(rand(Sl),.7); #local X=5.15-1.55*rand(Sl)*(T+.1)+.5*sin(T*9)*.4; #local Yy=-4.2+T*0+7.8*rand(Sl); #if(X>3.4+.28*(Yy+4.2)*rand(Sl))
 object{Leaf(.26+.22*rand(Sl)) rotate x*(-14-26*rand(Sl)) rotate z*(180+80*rand(Sl)-40) translate<X,Yy,-.04-.22*rand(Sl)> texture{pigment{color srgb <52+44*rand(Sl),92+50*rand(Sl),46>/255} finish{diffuse .75 specular .25 roughness .05}}} #end #local I=I+1; #end
