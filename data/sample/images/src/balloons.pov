#include "common.inc"
global_settings{assumed_gamma 1.0 max_trace_level 5}
camera{location <0,7.2,-26> look_at <0,9.6,10> right x*1200/800 angle 52}
light_source{<-60,26,-18> C(255,214,158)*1.55}
light_source{<30,60,-60> C(150,175,220)*.5 shadowless}
sky_sphere{pigment{gradient y color_map{[0 C(255,214,160)][.10 C(252,196,150)][.20 C(226,186,180)][.33 C(140,174,216)][1 C(60,112,188)]}}
 pigment{wrinkles turbulence .5 scale<.6,.09,.4> translate<.3,.1,0> color_map{[0 CT(255,240,224,.15)][.42 CT(255,236,220,.85)][.6 CT(255,255,255,1)][1 CT(255,255,255,1)]}}}
fog{fog_type 2 distance 105 color srgbt<.98,.85,.74,.15> fog_offset 0 fog_alt 2.6}
#declare Grass=texture{pigment{bozo turbulence .5 scale .02 color_map{[0 C(66,112,50)][.5 C(96,136,58)][.8 C(146,156,72)][1 C(182,166,84)]}} finish{diffuse .8}}
#macro Hill(W,H,D,Pz,Px,S,T) height_field{function 400,400{pattern{bumps scale S translate T}} smooth texture{T_Loc} translate<-.5,0,0> scale<W,H,D> translate<Px,-1,Pz>} #end
#declare T_Loc=texture{Grass}
Hill(170,7,60,-8,0,.16,3) Hill(240,16,70,45,10,.13,9) Hill(380,36,80,110,-20,.12,5) Hill(560,60,110,190,30,.1,1)
#local Sd=seed(5);
#declare HF=height_field{function 400,400{pattern{bumps scale .16 translate 3}} smooth translate<-.5,0,0> scale<170,7,60> translate<0,-1,-8>};
#local I=0; #while(I<620) #local N=<0,0,0>; #local X=-50+100*rand(Sd); #local Z=-2+44*rand(Sd); 
 #local Cell=mod(floor(X/7)*5+floor(Z/4)*3+200,5); #local Keep=(2>Cell);
 #if(Keep) #local P=trace(HF,<X,60,Z>,-y,N); #if(vlength(N)>0) #local S=.34+.42*rand(Sd);
  union{ #local K=0; #while(K<34) #local Q=2*pi*rand(Sd); #local Hh=rand(Sd); #local Rr=.62*sqrt(max(0,1-pow(1.7*Hh-.75,2))); sphere{<Rr*cos(Q),.45+1.25*Hh,Rr*sin(Q)>,.17+.16*rand(Sd)} #local K=K+1; #end sphere{0,1 scale<.5,.66,.5> translate y*1.08} cylinder{<0,-.3,0>,<0,.5,0>,.1} scale<S,S*1.1,S> translate P pigment{bozo scale .2 color_map{[0 C(44+20*rand(Sd),78+20*rand(Sd),40)][1 C(92+30*rand(Sd),118+20*rand(Sd),54)]}} normal{bumps 1.2 scale .09} finish{diffuse .75}} #end #end #local I=I+1; #end
// a river in the valley
plane{y,.35 texture{pigment{C(70,110,130)} normal{bumps .16 scale <3,1,.4>} finish{diffuse .35 reflection{.1,.6 fresnel}}} interior{ior 1.33}}
#macro Balloon(Pig) union{
  lathe{ bezier_spline 8, <.36,-2.35>,<.9,-1.5>,<1.9,-.9>,<1.95,.15>, <1.95,.15>,<1.98,1.2>,<1.1,1.92>,<0,1.95> sturm
    texture{pigment{Pig} normal{radial .35 frequency 20 sine_wave} finish{diffuse .82 specular .12 roughness .08}} }
  torus{.36,.03 translate y*-2.35 pigment{C(70,50,40)}}
  #local I=0; #while(I<6) cylinder{<.34,-2.35,0>,<.26,-3.05,0>,.012 rotate y*I*60 pigment{C(50,40,34)}} #local I=I+1; #end
  object{RBox(<-.28,-3.45,-.28>,<.28,-3.02,.28>,.05) pigment{brick C(96,62,34) C(150,106,62) brick_size<.16,.06,.16> mortar .02} }
  box{<-.3,-3.06,-.3>,<.3,-2.99,.3> pigment{C(80,46,26)}}
  cylinder{<-.09,-3.05,0>,<-.09,-2.72,0>,.06 pigment{C(40,44,60)}} sphere{<-.09,-2.66,0>,.075 pigment{C(225,180,140)}}
  sphere{0,1 scale<.06,.2,.06> translate<.08,-2.5,0> pigment{C(255,190,80)} finish{emission 1.2}} 
 } #end
#declare Red=pigment{radial frequency 10 color_map{[0 C(206,52,42)][.5 C(206,52,42)][.5 C(248,232,204)][1 C(248,232,204)]}}
#declare Blue=pigment{gradient y scale 4.6 translate y*-2.4 color_map{[0 C(30,70,140)][.3 C(38,92,168)][.3 C(252,200,70)][.42 C(252,200,70)][.42 C(38,92,168)][.62 C(38,92,168)][.62 C(252,200,70)][.72 C(252,200,70)][.72 C(30,70,140)][1 C(30,70,140)]}}
#declare Green=pigment{radial frequency 8 color_map{[0 C(40,128,98)][.5 C(40,128,98)][.5 C(74,168,126)][1 C(74,168,126)]}}
#declare Viol=pigment{radial frequency 12 color_map{[0 C(126,70,150)][.34 C(126,70,150)][.34 C(246,170,84)][.67 C(246,170,84)][.67 C(232,104,92)][1 C(232,104,92)]}}
object{Balloon(Red) scale 1.65 rotate y*12 translate<-6.3,12.2,4>}
object{Balloon(Blue) scale .98 rotate y*40 translate<3.1,8.6,-2.5>}
object{Balloon(Green) scale .92 translate<11.2,14.8,15>}
object{Balloon(Viol) scale .62 translate<-.6,16.2,24>}
