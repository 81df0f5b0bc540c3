#include "common.inc"
// Mountain cabin with three lit windows on a lake shore, early evening; a rowing boat at the jetty.
global_settings{assumed_gamma 1.0 max_trace_level 6}
camera{location <-4,4.6,-30> look_at <0,6.4,20> right x*1200/800 angle 50}
light_source{<-220,130,-120> C(255,196,140)*1.45}
light_source{<120,160,-160> C(120,150,220)*.42 shadowless}
sky_sphere{pigment{gradient y color_map{[0 C(255,200,150)][.1 C(240,180,160)][.28 C(150,150,196)][.6 C(66,88,150)][1 C(36,56,112)]}}
 pigment{wrinkles turbulence .6 scale<.7,.10,.5> translate<.4,.33,.1> color_map{[0 CT(255,206,180,.1)][.36 CT(255,190,170,.8)][.55 CT(255,255,255,1)][1 CT(255,255,255,1)]}}}
#include "functions.inc"
#declare FM=function(x,y,z){f_ridged_mf(x*3,y*3,z,.9,2.1,7,.85,2,2)*.5}
#macro Mount(Sx,H,D,T,Px,Pz,Snow,Rk)
 height_field{ function 700,700{ min(1,max(0, pow(max(0,1-2.1*sqrt((x-.5)*(x-.5)*1.15+(y-.5)*(y-.5)*1.5)),1.05)*.72 + .22*(FM(x*4+T,y*4,T)-.5)*min(1,3*max(0,1-2*sqrt((x-.5)*(x-.5)+(y-.5)*(y-.5))))))} smooth
  translate<-.5,0,-.5>
  texture{ pigment{ gradient y turbulence .10 octaves 5 warp{turbulence .06} color_map{[0 color srgb Rk*.55/255][.25 color srgb Rk*.8/255][Snow color srgb Rk/255][Snow+.06 C(236,238,246)][1 C(250,250,255)]}} normal{granite .25 scale .05} finish{diffuse .85}}
  scale<Sx,H,D> translate<Px,-2,Pz>} #end
Mount(230,74,150,1.3,-46,140,.40,<120,110,112>)
Mount(210,58,150,7.7,66,150,.44,<116,108,116>)
Mount(190,42,110,4.1,10,120,.56,<104,100,104>)
// wooded slope behind the shore
#declare SL=height_field{function 300,300{pattern{bumps scale .12 translate 7}} smooth translate<-.5,0,0> scale<260,9,70> translate<0,-1.2,26> pigment{bozo scale 4 color_map{[0 C(44,60,44)][1 C(70,82,50)]}} normal{bumps .8 scale .5} finish{diffuse .75}};
object{SL}
#declare SH=height_field{function 300,300{pattern{bumps scale .10 translate 2}} smooth translate<-.5,0,0> scale<140,3.2,34> translate<0,-1.5,8> pigment{bozo turbulence .5 scale 1.2 color_map{[0 C(72,92,48)][.6 C(104,116,60)][1 C(128,118,78)]}} normal{bumps .7 scale .2} finish{diffuse .8}};
object{SH}
#local Sd=seed(11);
#macro Fir(P,H,G) union{ cylinder{<0,-.5,0>,<0,H*.3,0>,.05*H pigment{C(70,50,38)}}
  #local K=0; #while(K<9) #local R=H*(.235-.023*K)*(.9+.2*rand(Sd)); cone{<0,H*(.10+K*.095),0>,R,<0,H*(.30+K*.095),0>,R*.12 rotate<rand(Sd)*5-2.5,0,rand(Sd)*5-2.5>} #local K=K+1; #end
  pigment{bozo scale .12*H/4 color_map{[0 color srgb G*.7/255][1 color srgb G*1.15/255]}} normal{bumps 1.4 scale .07*H/3} finish{diffuse .8} translate P} #end
#macro Trees(HF,N,X0,X1,Z0,Z1,H0,H1,GapA,GapB) #local I=0; #while(I<N) #local X=X0+(X1-X0)*rand(Sd); #local Z=Z0+(Z1-Z0)*rand(Sd); #local Nn=<0,0,0>;
  #local P=trace(HF,<X,80,Z>,-y,Nn); #if(vlength(Nn)>0 & P.y>.15 & (X<GapA | X>GapB)) Fir(P,H0+(H1-H0)*rand(Sd),<34+26*rand(Sd),62+24*rand(Sd),46+8*rand(Sd)>) #end #local I=I+1; #end #end
Trees(SL,520,-90,90,32,80,4,7.5,200,201)
Trees(SH,70,-40,-4,16,34,4,8,200,201)
Trees(SH,80,11,48,14,34,4.5,8,200,201)
Trees(SH,26,-4,11,26,34,5,8,200,201)
// cabin
#declare Log=texture{pigment{wood turbulence .06 scale .2 rotate y*88 color_map{[0 C(132,84,50)][1 C(92,56,34)]}} finish{diffuse .8 specular .05}}
#declare Lit=texture{pigment{C(255,206,120)} finish{emission .95 diffuse .2}}
#declare Win=union{ box{<-.42,-.45,-.03>,<.42,.45,.02> texture{Lit}} box{<-.5,-.53,-.05>,<-.4,.53,.03>} box{<.4,-.53,-.05>,<.5,.53,.03>} box{<-.5,.43,-.05>,<.5,.53,.03>} box{<-.56,-.55,-.1>,<.56,-.43,.03>} box{<-.03,-.45,-.05>,<.03,.45,.0>} box{<-.42,-.03,-.05>,<.42,.03,0>} pigment{C(228,214,190)} };
#declare Cabin=union{
 box{<-3.1,-1.5,-2.1>,<3.1,.35,2.1> pigment{crackle scale .4 color_map{[0 C(70,68,66)][.1 C(120,116,110)][1 C(146,140,132)]}} normal{crackle .5 scale .4} finish{diffuse .8}}
 #local I=0; #while(I<9) cylinder{<-3.2,.48+I*.27,-2>,<3.2,.48+I*.27,-2>,.15 texture{Log translate I*3}} cylinder{<-3,.6+I*.27,-2.2>,<-3,.6+I*.27,2.2>,.15 texture{Log rotate y*90 translate I*5}} cylinder{<3,.6+I*.27,-2.2>,<3,.6+I*.27,2.2>,.15 texture{Log rotate y*90 translate I*4}} #local I=I+1; #end
 box{<-3,.3,-1.95>,<3,2.8,2>  texture{Log}}
 prism{-2.95,2.95,4,<-2.2,2.55>,<2.2,2.55>,<0,4.3>,<-2.2,2.55> rotate x*-90 scale<1,1,-1> rotate y*90 texture{Log}}
 // roof: ridge along x
 union{ box{<-3.8,-.09,0>,<3.8,.09,3.3> rotate x*38 translate<0,4.55,0>} box{<-3.8,-.09,-3.3>,<3.8,.09,0> rotate x*-38 translate<0,4.55,0>} pigment{brick C(60,40,34) C(112,60,46) brick_size<.5,.26,.26> mortar .035 } normal{bumps .4 scale .1} finish{diffuse .8}}
 box{<1.5,3.6,.3>,<2.2,5.9,1.0> pigment{brick C(90,86,80) C(140,126,114) brick_size<.3,.14,.3> mortar .03}} box{<1.42,5.8,.22>,<2.28,6.0,1.08> pigment{C(90,84,80)}}
 object{Win translate<-2.0,1.75,-2.16>} object{Win translate<-.45,1.75,-2.16>} 
 box{<.75,.3,-2.2>,<1.55,2.2,-2.1> pigment{wood scale .2 color_map{[0 C(120,38,30)][1 C(96,30,26)]}}} sphere{<.88,1.2,-2.24>,.05 pigment{C(220,190,90)}}
 object{Win translate<2.3,1.75,-2.16>}
 // porch
 box{<-3.4,.1,-3.6>,<3.4,.3,-2> texture{Log}} #local I=0; #while(I<4) cylinder{<-3.2+I*2.13,.2,-3.4>,<-3.2+I*2.13,2.55,-3.4>,.08 texture{Log}} #local I=I+1; #end
 box{<.7,-.2,-4.1>,<1.6,.12,-3.5> texture{Log}} box{<.7,-.5,-4.5>,<1.6,-.1,-4> texture{Log}}
};
#declare NN=<0,0,0>; #declare CP=trace(SH,<3.2,40,15.5>,-y,NN);
object{Cabin scale 1.12 rotate y*18 translate<3.2,max(.7,CP.y+.2),15.5>}
light_source{<2.2,2.6,11.2> C(255,180,90)*.9 fade_distance 2.5 fade_power 2}
// smoke
#local I=0; #while(I<26) sphere{0,1 scale .22+.034*I translate<4.9+.075*I*I*.16+.1*sin(I),8.0+I*.34,16.0> hollow pigment{rgbt 1} interior{media{scattering{1,.34-.011*I extinction .6} density{spherical scale .22+.034*I translate<4.9+.075*I*I*.16+.1*sin(I),8.0+I*.34,16.0>}}}} #local I=I+1; #end
// jetty and boat
union{ #local I=0; #while(I<14) box{<-.75,.42,I*.42>,<.75,.5,I*.42+.37> pigment{wood scale .3 rotate y*90 translate I color_map{[0 C(140,112,84)][1 C(104,80,60)]}}} #local I=I+1; #end
 #local I=0; #while(I<4) cylinder{<-.7,-1,I*1.8+.1>,<-.7,.95,I*1.8+.1>,.09} cylinder{<.7,-1,I*1.8+.1>,<.7,.95,I*1.8+.1>,.09} #local I=I+1; #end pigment{C(92,70,54)} rotate y*8 translate<-3.2,0,4.6>}
#macro Hull(S,O) intersection{ sphere{0,1 scale<.62-O,.75-O,2.1-O*2> translate y*.35} box{<-2,-1,-3>,<2,.35,3>} } #end
union{ difference{ object{Hull(1,0)} object{Hull(1,.06) translate y*.02} pigment{C(196,62,44)} finish{diffuse .8 specular .3}} torus{1,.045 scale<.62,.8,2.1> translate y*.35 pigment{C(238,226,204)}} box{<-.55,.15,-.4>,<.55,.2,0> pigment{C(160,120,80)}} box{<-.5,.15,.8>,<.5,.2,1.15> pigment{C(160,120,80)}} rotate y*64 translate<-6.2,.05,4.4>}
plane{y,0 texture{pigment{C(16,30,42)} normal{average normal_map{[1 bumps .045 scale<2.4,1,.5>][.6 bumps .05 scale<.5,1,.16>]}} finish{diffuse .12 specular .2 roughness .01 reflection{.18,.92 fresnel} conserve_energy}} interior{ior 1.33}}
