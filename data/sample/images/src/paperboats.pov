#include "common.inc"
global_settings{assumed_gamma 1.0 max_trace_level 8
 radiosity{pretrace_start 0.08 pretrace_end 0.02 count 50 error_bound 0.7 recursion_limit 1 brightness 1}}
camera{location <-3.4,3.5,-9.4> look_at <0.55,.75,1.2> right x*1200/800 angle 44}
light_source{<-30,40,-8> C(255,238,206)*1.5 area_light x*5,z*5,4,4 adaptive 1 jitter}
sky_sphere{pigment{gradient y color_map{[0 C(226,218,196)][.25 C(176,206,226)][1 C(84,140,196)]}} 
 pigment{bozo turbulence .7 scale <.35,.12,.35> color_map{[0 CT(255,255,255,.25)][.5 CT(255,255,255,1)][1 CT(255,255,255,1)]}}}
#macro Boat(Col)
 #local B=<2,1.0,0>; #local S=<-2,1.0,0>; #local K1=<1.15,-.12,0>; #local K2=<-1.15,-.12,0>; #local L=<0,.72,.78>; #local R=<0,.72,-.78>;
 #local A=<0,1.85,0>; #local P=<1.15,.52,0>; #local Q=<-1.15,.52,0>; #local M=<0,.42,.42>; #local N=<0,.42,-.42>;
 mesh{ triangle{B,K1,L} triangle{K1,K2,L} triangle{K2,S,L} triangle{B,K1,R} triangle{K1,K2,R} triangle{K2,S,R}
  triangle{A,P,M} triangle{A,Q,M} triangle{A,P,N} triangle{A,Q,N}
  triangle{B,<0,.45,.5>,<0.2,.45,-.5>} triangle{S,<0,.45,.5>,<-.2,.45,-.5>}
  texture{pigment{granite turbulence .2 scale 1.7 color_map{[0 color srgb Col/255][1 color srgb Col*.88/255]}} normal{wrinkles .12 scale .6} finish{diffuse .82 specular .06 roughness .2}} }
#end
object{Boat(<204,56,44>) rotate<4,-28,3> translate<-1.3,-.02,-1.3>}
object{Boat(<244,240,230>) rotate<-4,-34,-2> translate<2.3,-.03,1.6>}
object{Boat(<48,104,160>) rotate<3,-20,2> translate<5.2,-.03,5.0>}
plane{y,0 texture{pigment{rgbt<.90,.97,.95,.55>} 
 normal{average normal_map{[1 bumps .12 scale <1.6,1,.8> rotate y*14][1 ripples .10 frequency .9 scale 1 translate<-1.6,0,-1.6>][.6 bumps .12 scale .35]}}
 finish{diffuse .1 specular .55 roughness .004 reflection{.06,.85 fresnel} conserve_energy}} interior{ior 1.33}}
// pond floor with pebbles
plane{y,-1.6 texture{pigment{granite scale 2.5 color_map{[0 C(30,60,58)][.5 C(54,88,78)][1 C(92,112,90)]}} normal{bumps .5 scale .5} finish{diffuse .8}}}
#local Sd=seed(8); #local I=0;
#while(I<170) sphere{0,1 scale<.16+.26*rand(Sd),.1+.12*rand(Sd),.16+.2*rand(Sd)> rotate y*360*rand(Sd) translate<-9+24*rand(Sd),-1.55,-6+18*rand(Sd)> pigment{C(80+90*rand(Sd),96+60*rand(Sd),86+40*rand(Sd))} finish{diffuse .7}} #local I=I+1; #end
// lily pads
#macro Pad(X,Z,S,A) difference{ cylinder{<0,.0,0>,<0,.025,0>,1} prism{-1,1,4,<0,0>,<2,.42>,<2,-.42>,<0,0>} scale<S,1,S> rotate y*A translate<X,0.005,Z>
 texture{pigment{radial frequency 18 color_map{[0 C(86,140,64)][.5 C(66,118,54)][.94 C(70,122,56)][1 C(132,172,96)]} scale<1,1,1> translate<X,0,Z>} normal{bumps .15 scale .25} finish{diffuse .75 specular .2 roughness .06}}} #end
Pad(-3.6,2.8,1.05,40) Pad(-2.2,4.3,.8,170) Pad(-4.7,4.9,.9,250) Pad(5.0,-1.2,.95,210) Pad(3.9,-2.4,.62,20) Pad(-.2,8.2,.9,90) Pad(1.8,9.6,1.1,0)
// flower on one pad
union{ #local K=0; #while(K<2) #local I=0; #while(I<10) sphere{0,1 scale<.30,.06,.12> translate x*.3 rotate z*(28+K*28) rotate y*(I*36+K*18)} #local I=I+1; #end #local K=K+1; #end
 pigment{C(250,226,236)} finish{diffuse .85 specular .1} scale .85 translate<-2.3,.06,4.3>} sphere{<-2.3,.18,4.3>,.1 pigment{C(246,200,70)}}
// reeds behind
#local I=0; #while(I<150) #local X=-14+32*rand(Sd); #local H=1.6+2.6*rand(Sd); #local T=.6*rand(Sd)-.3;
 cone{<X,-.5,13+3*rand(Sd)>,.06,<X+T,H,13.5+2*rand(Sd)>,.01 pigment{C(84+50*rand(Sd),118+40*rand(Sd),56)} finish{diffuse .8}}
 #if(mod(I,9)=0) cylinder{<X,H*.9,14>,<X+.04,H*.9+.6,14>,.11 pigment{C(98,62,38)}} #end #local I=I+1; #end
// far bank: grass over a clay edge, bushes on top
difference{ box{<-60,-2,16.5>,<60,.62,70>} cylinder{<-60,.9,16.2>,<60,.9,16.2>,.45}
 texture{gradient y texture_map{[.0 pigment{bozo scale<.8,.3,.8> color_map{[0 C(86,74,46)][1 C(92,88,52)]}} normal{bumps .8 scale .3} finish{diffuse .7}]
  [.16 pigment{bozo turbulence .6 scale<1.6,.4,.6> color_map{[0 C(70,108,50)][.5 C(98,134,60)][1 C(132,150,78)]}} normal{bumps .5 scale .12} finish{diffuse .8}]} scale 3 translate y*-.1} }
#local I=0; #while(I<900) #local X=-22+50*rand(Sd); #local Z=16.6+5*rand(Sd)*rand(Sd); cone{<X,.4,Z>,.035,<X+.3*rand(Sd)-.15,.75+.5*rand(Sd),Z>,.004 pigment{C(78+60*rand(Sd),116+44*rand(Sd),50)} finish{diffuse .8}} #local I=I+1; #end
#local I=0; #while(I<46) #local X=-30+66*rand(Sd); #local Z=22+16*rand(Sd); #local S=1.5+2.4*rand(Sd);
 union{ sphere{<0,.7,0>,.8} sphere{<.6,.5,-.1>,.55} sphere{<-.55,.5,-.2>,.6} sphere{<.1,1.2,.1>,.5} scale S translate<X,.2,Z> pigment{bozo scale .3 color_map{[0 C(40,78,44)][1 C(84+30*rand(Sd),116,60)]}} normal{bumps 1.1 scale .18} finish{diffuse .75}}
#local I=I+1; #end
