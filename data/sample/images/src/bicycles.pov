#include "common.inc"
// Four bicycles leaning in a row against a brick wall; the third carries a basket of bread and flowers.
global_settings{assumed_gamma 1.0 max_trace_level 6
 radiosity{pretrace_start 0.08 pretrace_end 0.02 count 50 error_bound 0.8 recursion_limit 1 brightness 1}}
camera{location <-1.7,1.75,-8.25> look_at <-.52,1.36,0> right x*1280/560 angle 63}
light_source{<-22,20,-16> C(255,224,178)*1.5 area_light x*3,y*3,4,4 adaptive 1 jitter}
sky_sphere{pigment{gradient y color_map{[0 C(210,205,200)][1 C(150,180,220)]}}}
#declare Brick=texture{pigment{brick pigment{C(196,186,172)} pigment{bozo turbulence .4 scale<.35,.12,.35> color_map{[0 C(142,70,52)][.35 C(168,88,64)][.7 C(186,104,76)][1 C(150,92,80)]}} brick_size<.42,.14,.3> mortar .018} normal{average normal_map{[1.2 brick .5 brick_size<.42,.14,.3> mortar .018][.6 granite .25 scale .3]}} finish{diffuse .8}}
box{<-20,0,.95>,<20,6,1.4> texture{Brick}}
box{<-20,0,.83>,<20,.34,1.2> pigment{granite scale .4 color_map{[0 C(120,114,108)][1 C(158,152,144)]}} normal{bumps .2 scale .1} finish{diffuse .8}}
plane{y,0 texture{pigment{brick pigment{C(90,86,82)} pigment{bozo scale .5 turbulence .3 color_map{[0 C(138,134,130)][.5 C(160,154,148)][1 C(122,120,120)]}} brick_size<.6,2,.3> mortar .016 } normal{average normal_map{[1 brick .4 brick_size<.6,2,.3> mortar .016][.5 granite .2 scale .3]}} finish{diffuse .8}}}
// window with shutters
#macro Win(X) union{
 box{<-.62,1.75,.90>,<.62,3.6,.96> pigment{C(236,228,212)}} box{<-.54,1.83,.88>,<.54,3.5,.93> pigment{C(40,52,66)} finish{reflection .22 specular .3}}
 box{<-.03,1.8,.86>,<.03,3.5,.92> pigment{C(236,228,212)}} box{<-.54,2.6,.86>,<.54,2.66,.92> pigment{C(236,228,212)}}
 box{<-.75,1.66,.72>,<.75,1.76,1> pigment{C(206,198,184)}}
 #local K=-1; #while(K<2) union{ box{<-.33,1.75,.86>,<.33,3.6,.92>} #local J=0; #while(J<15) box{<-.26,-.045,-.012>,<.26,.045,.012> rotate x*-35 translate<0,1.88+J*.115,.85>} #local J=J+1; #end pigment{C(62,112,116)} finish{diffuse .8 specular .1} translate x*K*.98} #local K=K+2; #end
 // flower box
 object{RBox(<-.66,1.76,.5>,<.66,2.0,.8>,.02) pigment{C(150,84,52)}}
 #local Sd=seed(X*10+50); #local J=0; #while(J<90) sphere{<1.24*rand(Sd)-.62,1.98+.2*rand(Sd),.48+.32*rand(Sd)>,.035+.03*rand(Sd) #local Q=rand(Sd); #if(Q<.5) pigment{C(70,118,56)} #else #if(Q<.8) pigment{C(214,60,64)} #else pigment{C(250,224,220)} #end #end finish{diffuse .85}} #local J=J+1; #end
 translate x*X} #end
Win(-3.2) Win(1.6)
#declare Chrome=texture{pigment{C(190,192,196)} finish{diffuse .35 specular .8 roughness .02 metallic reflection{.45 metallic}}}
#declare Rubber=texture{pigment{C(28,28,30)} normal{bumps .1 scale .02} finish{diffuse .7 specular .1}}
#declare Leather=texture{pigment{C(110,66,38)} finish{diffuse .75 specular .3 roughness .04}}
#declare Wheel=union{
 torus{.50,.032 rotate x*90 texture{Rubber}} torus{.465,.016 rotate x*90 texture{Chrome}}
 cylinder{<0,0,-.07>,<0,0,.07>,.035 texture{Chrome}}
 #local I=0; #while(I<28) cylinder{<.03,0,.045-mod(I,2)*.09>,<.46,0,0>,.0045 rotate z*I*360/28 texture{Chrome}} #local I=I+1; #end }
#macro Bike(Col,Bask,Drop,Steer) #local Paint=texture{pigment{color srgb Col/255} finish{diffuse .75 specular .7 roughness .012 reflection{.02,.16 fresnel}}} 
#local RW=<-.72,.53,0>; #local FW=<.78,.53,0>; #local BB=<-.08,.42,0>; #local ST=<-.32,1.14,0>; #local HT=<.46,1.22,0>; #local HB=<.54,.98,0>;
union{
 object{Wheel translate RW}
 union{ Rod(BB,ST,.028) #if(Drop) Rod(HB+<0,-.02,0>,BB+<.06,.16,0>,.028) Rod(BB+<.06,.16,0>,ST*.55+BB*.45,.026) #else Rod(HT-<0.02,.06,0>,ST,.026) #end Rod(HB,BB,.03)
  Rod(RW+<0,0,.06>,ST+<0,-.05,.02>,.014) Rod(RW-<0,0,.06>,ST+<0,-.05,-.02>,.014) Rod(RW+<0,0,.06>,BB+<0,0,.05>,.017) Rod(RW-<0,0,.06>,BB-<0,0,.05>,.017)
  Rod(HT,HB,.036) texture{Paint}}
 // mudguards
 #local Gd=intersection{ torus{.565,.035 rotate x*90} box{<-.7,.0,-.1>,<.7,.7,.1>} texture{Paint}}; object{Gd rotate z*38 translate RW}
 // steering group
 union{ object{Wheel translate FW} object{Gd rotate z*-4 translate FW}
  union{ Rod(HB+<0,-.01,.06>,FW+<0,0,.07>,.016) Rod(HB+<0,-.01,-.06>,FW+<0,0,-.07>,.016) cylinder{HB+<0,-.01,-.07>,HB+<0,-.01,.07>,.022} texture{Paint}}
  union{ cylinder{HT,HT+<-.04,.16,0>,.017} sphere_sweep{cubic_spline 7,<-.55,1.32,-.5>,.016,<-.12,1.38,-.36>,.016,<.2,1.46,-.28>,.016,<.44,1.40,0>,.016,<.2,1.46,.28>,.016,<-.12,1.38,.36>,.016,<-.55,1.32,.5>,.016} texture{Chrome}}
  cylinder{<-.14,1.378,-.355>,<.02,1.405,-.33>,.028 texture{Leather}} cylinder{<-.14,1.378,.355>,<.02,1.405,.33>,.028 texture{Leather}}
  // lamp
  union{ cone{<.52,1.14,0>,.05,<.64,1.14,0>,.085 texture{Chrome}} sphere{0,1 scale<.02,.08,.08> translate<.64,1.14,0> pigment{C(255,240,200)} finish{specular .6}} }
  #if(Bask) union{
    difference{ cone{<0,0,0>,.19,<0,.32,0>,.27} cone{<0,.02,0>,.175,<0,.4,0>,.26} pigment{brick C(120,82,46) C(190,146,92) brick_size<.07,.035,.07> mortar .01} normal{bumps .8 scale .03}} torus{.27,.022 translate y*.32 pigment{C(150,106,60)}}
    Rod(<-.1,.2,.02>,<.04,.72,.06>,.05 ) Rod(<-.1,.2,-.06>,<-.12,.64,-.1>,.048)
    pigment{C(206,150,84)} normal{bumps .3 scale .05} finish{diffuse .8} translate<.86,1.12,0>}
   union{ #local Sq=seed(4); #local J=0; #while(J<46) #local Pp=<.88+.34*rand(Sq)-.1,1.42+.22*rand(Sq),.34*rand(Sq)-.17>; sphere{Pp,.032+.022*rand(Sq) #local Q=rand(Sq); #if(Q<.4) pigment{C(88,138,66)} #else #if(Q<.75) pigment{C(252,214,80)} #else pigment{C(250,246,236)} #end #end finish{diffuse .85}} #local J=J+1; #end } #end
  translate -HT rotate y*Steer translate HT}
 // seat
 cylinder{ST,ST+<-.035,.12,0>,.018 texture{Chrome}}
 union{ sphere{0,1 scale<.16,.05,.12> translate<-.42,1.30,0>} sphere_sweep{linear_spline 3,<-.42,1.295,0>,.075,<-.27,1.305,0>,.045,<-.16,1.30,0>,.03 scale<1,1,1>} texture{Leather}}
 // drive
 difference{ cylinder{BB+<0,0,-.085>,BB+<0,0,-.075>,.11} cylinder{BB+<0,0,-.1>,BB+<0,0,-.06>,.07} texture{Chrome}} cylinder{BB+<0,0,-.1>,BB+<0,0,.1>,.03 texture{Chrome}}
 Rod(BB+<0,0,-.1>,BB+<.1,-.14,-.1>,.015) Rod(BB+<0,0,.1>,BB+<-.1,.14,.1>,.015)
 box{<-.05,-.015,-.06>,<.05,.015,.03> translate BB+<.1,-.14,-.15> texture{Rubber}} box{<-.05,-.015,-.03>,<.05,.015,.06> translate BB+<-.1,.14,.15> texture{Rubber}}
 Rod(BB+<0,.11,-.08>,RW+<0,.045,-.08>,.007) Rod(BB+<0,-.11,-.08>,RW+<0,-.045,-.08>,.007)
 // rack
 union{ Rod(<-1.02,1.13,.08>,<-.4,1.13,.08>,.009) Rod(<-1.02,1.13,-.08>,<-.4,1.13,-.08>,.009) Rod(<-1.02,1.13,-.08>,<-1.02,1.13,.08>,.009) Rod(<-.85,1.13,.08>,RW+<0,0,.08>,.008) Rod(<-.85,1.13,-.08>,RW+<0,0,-.08>,.008)}
 texture{Chrome}
} #end
object{Bike(<196,48,40>,0,0,-14) rotate x*7 translate<-4.15,0,.12>}
object{Bike(<236,184,52>,0,1,-8) rotate x*7 translate<-1.55,0,.10>}
object{Bike(<44,140,140>,1,1,-10) rotate x*7 translate<1.05,0,.12>}
object{Bike(<38,54,96>,0,0,-16) rotate x*7 translate<3.65,0,.10>}
// fallen leaves
#local Sl=seed(3); #local I=0; #while(I<70) disc{0,y,.05 scale<1,1,.6> rotate<20*rand(Sl),360*rand(Sl),20*rand(Sl)> translate<-7+15*rand(Sl),.02,-4+4.7*rand(Sl)> pigment{C(180+50*rand(Sl),110+60*rand(Sl),40)} finish{diffuse .8}} #local I=I+1; #end
