#include "common.inc"
// Reading corner: armchair, lit floor lamp, side table with books and a cup, bronze cat sculpture on the floor, fern, window at dusk.
global_settings{assumed_gamma 1.0 max_trace_level 8
 radiosity{pretrace_start 0.08 pretrace_end 0.02 count 120 error_bound 0.5 recursion_limit 2 brightness 1}}
camera{location <.6,3.9,-12.6> look_at <.15,3.35,0> right x*900/1200 up y angle 34}
light_source{<-18,13,-9> C(190,205,240)*.75 area_light z*3,y*3,5,5 adaptive 1 jitter}
light_source{<4,9,-16> C(220,214,206)*.55 area_light x*5,y*3,4,4 adaptive 1 jitter}
#declare LampP=<2.1,5.35,1.55>;
light_source{LampP C(255,190,110)*1.25 area_light x*.5,z*.5,4,4 adaptive 1 jitter fade_distance 4 fade_power 1.6}
background{C(70,80,110)}
// room
plane{-z,-3 pigment{C(94,118,112)} finish{diffuse .8}}
box{<-30,.0,2.86>,<30,.5,3.1> pigment{C(232,226,212)} finish{diffuse .8 specular .1}} box{<-30,.5,2.9>,<30,.56,3.1> pigment{C(232,226,212)}}
difference{ box{<-5.4,0,-14>,<-5.2,12,3>} box{<-6,3,-6.5>,<-5,9,-2.2>} pigment{C(94,118,112)}} 
box{<8,0,-14>,<8.2,12,4> pigment{C(150,150,140)}} plane{-y,-12 pigment{C(200,196,188)}}
#local I=0; #while(I<26) #local J=0; #while(J<5) box{<-6+I*.56,-.1,-16+J*4.2+mod(I,3)*1.3>,<-6+I*.56+.548,0,-16+J*4.2+4.19+mod(I,3)*1.3> texture{pigment{wood turbulence .08 scale<.2,.2,3> translate<I*3.1,J*7+I,0> color_map{[0 C(150+mod(I*7,20),100,62)][1 C(120+mod(I*5,16),78,46)]}} finish{diffuse .7 specular .2 roughness .04 reflection{.01,.1}}}} #local J=J+1; #end #local I=I+1; #end
// rug
union{ cylinder{0,<0,.05,0>,3.3} torus{3.3,.04 translate y*.02} texture{pigment{cylindrical scale 3.4 color_map{[0 C(178,70,52)][.06 C(178,70,52)][.06 C(236,214,176)][.12 C(236,214,176)][.12 C(52,78,102)][.5 C(52,78,102)][.5 C(236,214,176)][.56 C(236,214,176)][.56 C(178,70,52)][1 C(178,70,52)]}} normal{bumps .5 scale .04} finish{diffuse .85}} translate<.2,0,-1.6>}
// armchair
#declare Fabric=texture{pigment{bozo scale .05 color_map{[0 C(196,120,58)][1 C(204,128,64)]}} normal{bumps .22 scale .03} finish{diffuse .85}}
#declare Legs=texture{pigment{C(74,46,30)} finish{diffuse .7 specular .3}}
union{
 object{RBox(<-1.55,.62,-1.5>,<1.55,1.25,1.2>,.22)} object{RBox(<-1.12,1.15,-1.62>,<1.12,1.75,.95>,.26)}
 object{RBox(<-1.4,.9,.0>,<1.4,4.25,.55>,.27) rotate x*-9 translate<0,0,.95> rotate x*18 translate<0,.25,.2>}
 object{RBox(<-1.75,.62,-1.55>,<-1.12,2.35,1.3>,.29)} object{RBox(<1.12,.62,-1.55>,<1.75,2.35,1.3>,.29)}
 // cushion
 superellipsoid{<.6,.35> scale<.72,.62,.26> rotate x*14 rotate z*8 translate<.15,2.28,.42> texture{pigment{gradient x scale .24 color_map{[0 C(238,230,212)][.6 C(238,230,212)][.6 C(58,84,110)][1 C(58,84,110)]}} normal{bumps .3 scale .03} finish{diffuse .85}}}
 union{ cone{<-1.3,0,-1.2>,.06,<-1.25,.65,-1.15>,.1} cone{<1.3,0,-1.2>,.06,<1.25,.65,-1.15>,.1} cone{<-1.3,0,1.2>,.06,<-1.2,.65,1>,.1} cone{<1.3,0,1.2>,.06,<1.2,.65,1>,.1} texture{Legs}}
 texture{Fabric} rotate y*-20 translate<-.55,0,.3>}
// lamp
union{ cylinder{0,<0,.07,0>,.55} torus{.55,.04 translate y*.04} cylinder{0,<0,5.2,0>,.045} pigment{C(176,140,80)} finish{diffuse .5 specular .6 roughness .03 reflection .15 metallic} translate<LampP.x,0,LampP.z>}
difference{ cone{<0,-.55,0>,.95,<0,.6,0>,.62} cone{<0,-.6,0>,.93,<0,.65,0>,.60} texture{pigment{gradient y scale 1.2 translate y*-.6 color_map{[0 C(255,226,164)][.5 C(255,214,146)][1 C(246,190,118)]}} finish{diffuse .15 emission .85}} no_shadow translate LampP}
sphere{LampP,.16 pigment{C(255,236,190)} finish{emission 2} no_shadow}
// side table
union{ cylinder{<0,1.75,0>,<0,1.87,0>,.88} torus{.86,.05 translate y*1.81} #local I=0; #while(I<3) cone{<.62,0,0>,.05,<.4,1.78,0>,.075 rotate y*(I*120+20)} #local I=I+1; #end
 texture{pigment{wood turbulence .08 scale .2 rotate x*88 color_map{[0 C(120,74,46)][1 C(90,54,34)]}} finish{diffuse .75 specular .3 roughness .03 reflection{.01,.1}}} translate<2.3,0,-.9>}
#macro Book(W,H,D,Y,A,Cc) union{ union{box{<-W/2,0,-D/2>,<W/2,.035,D/2>} box{<-W/2,H-.035,-D/2>,<W/2,H,D/2>} cylinder{<-W/2,H/2,-D/2>,<-W/2,H/2,D/2>,H/2} pigment{color srgb Cc/255} finish{diffuse .8 specular .15}}
 box{<-W/2,.03,-D/2+.04>,<W/2-.04,H-.03,D/2-.04> pigment{gradient y scale .03 color_map{[0 C(244,236,216)][1 C(222,210,184)]}}}
 rotate y*A translate<2.3,1.87+Y,-.9>} #end
Book(1.0,.2,.74,0,70,<122,46,48>) Book(.92,.16,.68,.2,84,<44,84,110>) Book(.84,.22,.62,.36,66,<196,152,60>)
// cup on the stack
union{ difference{ lathe{cubic_spline 7,<0,-.1>,<0,0>,<.14,.0>,<.22,.14>,<.25,.34>,<.255,.36>,<.26,.4> sturm} cylinder{<0,.08,0>,<0,.5,0>,.215}} cylinder{<0,.05,0>,<0,.28,0>,.21 pigment{C(70,38,22)}} torus{.12,.028 rotate x*90 translate<.28,.2,0>} pigment{C(240,236,226)} finish{diffuse .8 specular .5 roughness .01} rotate y*-30 translate<2.28,2.45,-.92>}
#local I=0; #while(I<14) sphere{0,1 scale .06+.008*I translate<2.28+.05*sin(I*.9),2.88+I*.07,-.92> hollow pigment{rgbt 1} interior{media{scattering{1,1.5-.1*I extinction .3} density{spherical scale .06+.008*I translate<2.28+.05*sin(I*.9),2.88+I*.07,-.92>}}}} #local I=I+1; #end
// open book on the arm of the chair
union{ #local S=-1; #while(S<2) union{ #local I=0; #while(I<8) box{<0,.0,-.36>,<.085,.02,.36> rotate z*(24-I*5) translate<I*.083*1,.02+.032*sqrt(I)*1.2,0>} #local I=I+1; #end scale<S,1,1> pigment{C(246,240,224)} finish{diffuse .85}} #local S=S+2; #end box{<-.7,-.02,-.4>,<.7,.0,.4> pigment{C(70,104,84)}} rotate y*-62 translate<.98,2.40,-.35>}
// cat sculpture, bronze, sitting
#declare Bronze=texture{pigment{C(206,158,92)} finish{diffuse .7 specular .7 roughness .03 metallic reflection{.04,.16}}}
union{
 blob{ threshold .55 sphere{<0,.55,.1>,1.0,1.6 scale<.95,1.05,1>} sphere{<0,1.15,-.08>,.72,1.3} sphere{<0,1.55,-.14>,.48,.9} sphere{<-.38,.32,.0>,.55,1.0} sphere{<.38,.32,.0>,.55,1.0} cylinder{<-.18,.1,-.5>,<-.16,1.1,-.34>,.26,1.2} cylinder{<.18,.1,-.5>,<.16,1.1,-.34>,.26,1.2} sphere{<-.19,.08,-.62>,.27,1.1} sphere{<.19,.08,-.62>,.27,1.1} sphere{<-.42,.08,-.34>,.3,1} sphere{<.42,.08,-.34>,.3,1}
  sphere{<0,1.92,-.24>,.58,1.6} sphere{<-.14,1.8,-.48>,.24,.7} sphere{<.14,1.8,-.48>,.24,.7} }
 cone{<-.24,2.12,-.2>,.16,<-.33,2.52,-.18>,.02} cone{<.24,2.12,-.2>,.16,<.33,2.52,-.18>,.02}
 sphere_sweep{cubic_spline 8,<0,.2,.9>,.13,<.2,.14,.72>,.13,<.62,.12,.5>,.12,<.82,.12,.0>,.11,<.72,.12,-.5>,.10,<.42,.12,-.78>,.08,<.2,.14,-.86>,.06,<0,.2,-.8>,.05}
 sphere{<-.15,1.98,-.6>,.05 pigment{C(30,26,20)} finish{specular 1}} sphere{<.15,1.98,-.6>,.05 pigment{C(30,26,20)} finish{specular 1}} sphere{0,1 scale<.05,.035,.04> translate<0,1.86,-.68>}
 texture{Bronze} scale .62 rotate y*28 translate<-1.1,.2,-3.7>}
object{RBox(<-.62,0,-.62>,<.62,.2,.62>,.03) rotate y*28 translate<-1.1,0,-3.7> pigment{granite scale .5 color_map{[0 C(60,60,62)][1 C(104,104,104)]}} finish{diffuse .7 specular .2 reflection .03}}
// picture on the wall: hills and a sun
union{ box{<-1.05,-1.3,-.06>,<1.05,1.3,.05> pigment{C(70,48,34)} finish{diffuse .7 specular .3}} box{<-.95,-1.2,-.08>,<.95,1.2,0> pigment{C(244,238,224)}} 
 box{<-.68,-.9,-.09>,<.68,.9,0> pigment{gradient y scale 1.8 translate y*-.9 color_map{[0 C(52,84,90)][.3 C(64,100,100)][.3 C(226,150,96)][1 C(246,216,160)]}}}
 cylinder{<.2,.25,-.095>,<.2,.25,0>,.2 pigment{C(196,70,50)}} intersection{ cylinder{<-.35,-.75,-.1>,<-.35,-.75,0>,.62} box{<-.68,-.9,-.2>,<.68,.9,1>} pigment{C(38,64,74)}} intersection{ cylinder{<.55,-.95,-.098>,<.55,-.95,0>,.7} box{<-.68,-.9,-.2>,<.68,.9,1>} pigment{C(84,112,96)}}
 translate<-1.35,6.15,2.92>}
// fern in a pot at the right front
union{ cone{0,.42,<0,.85,0>,.56} torus{.55,.06 translate y*.85} pigment{C(190,104,66)} normal{bumps .08 scale .1} finish{diffuse .8} translate<-2.75,0,1.5>}
#local Sd=seed(14); #local I=0; #while(I<34) #local A=360*rand(Sd); #local L=.7+.9*rand(Sd); #local H=1.0+1.3*rand(Sd);
 union{ sphere_sweep{b_spline 5,<0,-.4,0>,.025,<0,0,0>,.025,<L*.3,H*.7,0>,.02,<L*.8,H*.92,0>,.014,<L*1.25,H*.7,0>,.008}
  #local K=1; #while(K<12) #local T=K/12; #local Px=L*(.12+.86*T*T*.8+.12*T); #local Py=H*(.1+1.25*T-.55*T*T); union{ sphere{0,1 scale<.05,.012,.2*(1.1-T)> translate z*.15*(1.1-T)} sphere{0,1 scale<.05,.012,.2*(1.1-T)> translate z*-.15*(1.1-T)} rotate z*(70-100*T) translate<Px,Py,0>} #local K=K+1; #end
  pigment{C(62+40*rand(Sd),112+40*rand(Sd),60)} finish{diffuse .8 specular .1} rotate y*A translate<-2.75,.8,1.5>} #local I=I+1; #end
