#include "common.inc"
global_settings{assumed_gamma 1.0 max_trace_level 8
  radiosity{pretrace_start 0.08 pretrace_end 0.02 count 60 error_bound 0.7 recursion_limit 1 brightness 0.9}}
camera{location <10.8,6.2,-3.2> look_at <3.55,0.1,4.15> right x*1200/800 angle 54}
light_source{<-14,15,-2> C(255,226,186)*1.35 area_light x*4,(y+z)*3,6,6 adaptive 1 jitter}
light_source{<16,12,-12> C(150,180,230)*0.28 shadowless}
sky_sphere{pigment{gradient y color_map{[0 C(70,60,56)][1 C(160,170,190)]}}}
#declare Light_Wood=texture{pigment{wood turbulence 0.06 scale <0.10,0.10,2> rotate <3,90,8> color_map{[0 C(231,200,150)][0.6 C(218,180,126)][1 C(196,152,98)]}} finish{diffuse .75 specular .25 roughness .03 reflection{.02,.14}}}
#declare Dark_Wood=texture{pigment{wood turbulence 0.07 scale <0.09,0.09,2> rotate <2,88,5> color_map{[0 C(92,54,33)][0.6 C(74,41,25)][1 C(54,29,18)]}} finish{diffuse .75 specular .3 roughness .03 reflection{.02,.16}}}
#declare Table=texture{pigment{wood turbulence 0.08 scale <.5,.5,8> rotate <1,70,3> translate 3 color_map{[0 C(84,52,36)][.5 C(66,40,29)][1 C(50,30,22)]}} normal{wood .06 turbulence .08 scale <.5,.5,8> rotate <1,70,3>} finish{diffuse .7 specular .15 roughness .05 reflection{.01,.1}}}
#declare WhiteP=texture{pigment{wood turbulence .1 scale <.12,.12,1> rotate x*86 color_map{[0 C(245,226,188)][1 C(226,196,146)]}} finish{diffuse .8 specular .5 roughness .012 reflection{.02,.12}}}
#declare BlackP=texture{pigment{wood turbulence .1 scale <.12,.12,1> rotate x*86 color_map{[0 C(56,36,30)][1 C(34,21,19)]}} finish{diffuse .8 specular .6 roughness .01 reflection{.03,.18}}}
#macro Foot(R) union{
  cylinder{0,<0,.09,0>,R} torus{R-.02,.05 translate y*.06} cylinder{<0,.08,0>,<0,.19,0>,R*.84} torus{R*.82,.045 translate y*.17}
  torus{R*.66,.035 translate y*.26} cylinder{<0,.17,0>,<0,.27,0>,R*.66}} #end
#macro Stem(R1,R2,H) sor{6,<R1*1.3,.05>,<R1,.2>,<R1*.72,.2+(H-.2)*.3>,<R2,.2+(H-.2)*.75>,<R2*1.12,H>,<R2*1.9,H+.1> sturm} #end
#macro Collar(R,Y) union{ torus{R-.03,.035 translate y*Y} cylinder{<0,Y-.035,0>,<0,Y+.035,0>,R-.03} torus{R*.72,.03 translate y*(Y+.07)} cylinder{<0,Y+.03,0>,<0,Y+.1,0>,R*.72}} #end
#declare King=union{ Foot(.40) Stem(.27,.13,1.22) Collar(.27,1.22) cone{<0,1.3,0>,.15,<0,1.68,0>,.25} torus{.225,.028 translate y*1.68} sphere{0,1 scale<.22,.12,.22> translate y*1.68}
  box{<-.035,1.78,-.03>,<.035,2.06,.03>} box{<-.11,1.89,-.03>,<.11,1.96,.03>} }
#declare Bishop=union{ Foot(.36) Stem(.24,.115,.98) Collar(.23,.98)
  difference{ sphere{0,1 scale<.19,.29,.19> translate y*1.3} box{<-.5,-.022,-.5>,<.06,.022,.5> rotate z*-52 translate <.1,1.38,0>} } sphere{<0,1.6,0>,.055} }
#declare Rook=union{ Foot(.37) Stem(.27,.19,.92) cylinder{<0,.9,0>,<0,1.0,0>,.27} torus{.25,.03 translate y*.92}
  difference{ cylinder{<0,.98,0>,<0,1.26,0>,.29} cylinder{<0,1.08,0>,<0,1.3,0>,.2}
   #local I=0; #while(I<3) box{<-.5,1.16,-.055>,<.5,1.4,.055> rotate y*(I*60+20)} #local I=I+1; #end } }
#declare Pawn=union{ Foot(.32) Stem(.21,.1,.66) Collar(.19,.66) sphere{<0,.88,0>,.185} }
union{
  #local I=0; #while(I<8) #local J=0; #while(J<8)
    box{<I+.004,-.1,J+.004>,<I+.996,0,J+.996> texture{ #if(mod(I+J,2)=0) Dark_Wood translate<I*3.7,J*1.3,J*5> #else Light_Wood translate<I*2.9,J*2.1,J*4> #end }}
  #local J=J+1; #end #local I=I+1; #end
}
difference{ object{RBox(<-.75,-.35,-.75>,<8.75,.03,8.75>,.08)} box{<0,-.2,0>,<8,1,8>} texture{Dark_Wood scale 3 rotate y*45}}
plane{y,-.35 texture{Table}}
#macro Put(P,T,I,J,A) object{P rotate y*A texture{T translate <I*7,J*3,I>} translate <I+.5,0,J+.5>} #end
Put(King,WhiteP,4,5,70) Put(Rook,WhiteP,0,6,10) Put(Pawn,WhiteP,7,3,0)
Put(King,BlackP,4,7,55) Put(Bishop,BlackP,5,1,160)
// taken pieces beside the board
object{Pawn texture{BlackP} translate<-1.5,-.35,6.4>} object{Pawn texture{BlackP} rotate z*90 translate<-2.0,-.02,5.0> }
object{Rook texture{BlackP} translate<-1.9,-.35,7.6>}
