#include "common.inc"
// A curling shop receipt on a walnut table, three coins, a rosemary sprig and an apple. receipt_paper.png comes from receipt.svg.
global_settings{assumed_gamma 1.0 max_trace_level 6
 radiosity{pretrace_start 0.08 pretrace_end 0.02 count 80 error_bound 0.6 recursion_limit 1 brightness .9}}
camera{location <.12,9.2,-2.6> look_at <.12,0,.0> right x*900/1200 up y angle 29.5}
light_source{<-9,9,5> C(255,240,216)*1.22 area_light x*2.6,z*2.6,6,6 adaptive 1 jitter}
light_source{<8,12,-8> C(200,214,240)*.35 shadowless}
background{C(190,190,190)}
plane{y,0 texture{pigment{wood turbulence .09 octaves 4 scale<.34,.34,7> rotate<1.4,3,0> translate<1.7,1.6,0> color_map{[0 C(132,86,54)][.45 C(106,66,42)][.8 C(82,50,33)][1 C(66,40,27)]}} normal{wood .05 turbulence .09 scale<.34,.34,7> rotate<1.4,3,0>} finish{diffuse .75 specular .2 roughness .04 reflection{.0,.08}}}}
// paper: 3.0 x 5.0, height field by hand: curled at both ends, one soft fold
#local NU=24; #local NV=120;
#declare PH=function(u,v){ .03 + .55*pow(max(0,(v-.80)/.2),2.1) + .26*pow(max(0,(.13-v)/.13),2) + .05*exp(-pow((v-.47)/.02,2)) + .05*(u-.5)*(u-.5)*4*(.3+v) + .012*sin(v*17+u*3) }
#declare PZ=function(v){ v*5.0-2.5 - .32*pow(max(0,(v-.80)/.2),2.6) + .07*pow(max(0,(.13-v)/.13),2) }
mesh2{ vertex_vectors{(NU+1)*(NV+1) #local J=0; #while(J<=NV) #local I=0; #while(I<=NU) ,<I/NU*3-1.5, PH(I/NU,J/NV), PZ(J/NV)> #local I=I+1; #end #local J=J+1; #end}
 uv_vectors{(NU+1)*(NV+1) #local J=0; #while(J<=NV) #local I=0; #while(I<=NU) ,<I/NU,J/NV> #local I=I+1; #end #local J=J+1; #end}
 face_indices{2*NU*NV #local J=0; #while(J<NV) #local I=0; #while(I<NU) #local A=J*(NU+1)+I; ,<A,A+1,A+NU+1>,<A+1,A+NU+2,A+NU+1> #local I=I+1; #end #local J=J+1; #end}
 uv_mapping texture{pigment{image_map{png "receipt_paper.png" interpolate 2 once}} finish{diffuse .86}}
 rotate y*-5 translate<-.12,.0,.05> }
// coins
#macro Coin(R,X,Z,Col,A,Num) union{ difference{ cylinder{0,<0,.1,0>,R} cylinder{<0,.085,0>,<0,.2,0>,R*.86} } 
  #local I=0; #while(I<40) cylinder{<R*.995,.005,0>,<R*.995,.095,0>,.014 rotate y*I*9} #local I=I+1; #end
  object{ text{ttf "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf" Num .02,0 scale<R*1.0,R*1.0,1> translate<-R*.34,-R*.36,0> rotate x*90 translate y*.1}}
  texture{pigment{color srgb Col/255} normal{bumps .06 scale .03} finish{diffuse .5 specular .7 roughness .03 metallic reflection{.12,.3}}} rotate y*A translate<X,0,Z>} #end
object{Coin(.34,1.82,-1.1,<214,170,96>,18,"2")} object{Coin(.28,1.98,-1.85,<206,204,200>,-24,"1")} object{Coin(.25,1.72,-.42,<196,120,76>,40,"5")}
// apple, upper left
union{ lathe{cubic_spline 10,<-.2,.55>,<0,.62>,<.16,.76>,<.42,.82>,<.66,.58>,<.66,.28>,<.44,-.02>,<.16,-.1>,<0,-.03>,<-.1,0> sturm
 texture{pigment{radial frequency 16 turbulence .22 color_map{[0 C(190,44,40)][.5 C(206,70,50)][.8 C(196,54,42)][1 C(226,150,74)]}} finish{diffuse .8 specular .5 roughness .02 reflection{.01,.1}}}}
 sphere_sweep{linear_spline 3,<0,.58,0>,.03,<.03,.85,0>,.026,<.1,1.02,0>,.035 pigment{C(80,56,36)}} scale 1.05 translate<1.86,.1,1.75>}
// sprig
#local Sd=seed(3); union{ #local I=0; #while(I<46) #local T=I/46; union{ sphere{0,1 scale<.2*(1.15-T),.018,.035> translate x*.19*(1.15-T)} rotate z*(12+22*rand(Sd)) rotate y*(mod(I,2)*2-1)*(46-20*T) translate<T*2.0,.09,.16*sin(T*2.5)> pigment{C(86+30*rand(Sd),116+20*rand(Sd),84)}} #local I=I+1; #end 
 sphere_sweep{cubic_spline 5,<-.5,.06,-.1>,.03,<-.3,.06,-.06>,.03,<.8,.08,.13>,.026,<2.0,.1,.1>,.012,<2.3,.1,0>,.01 pigment{C(96,74,50)}} finish{diffuse .8} scale .7 rotate y*80 translate<-1.86,0,-2.2>}
