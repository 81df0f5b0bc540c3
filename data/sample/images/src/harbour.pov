#include "common.inc"
// Harbour at dusk: lighthouse on the mole, three sailing boats moored, houses up the hill.
global_settings{assumed_gamma 1.0 max_trace_level 6}
camera{location <-1,5.4,-25> look_at <0.8,5.0,12> right x*1280/800 angle 54}
light_source{<-90,16,120> C(255,150,90)*1.0}
light_source{<40,80,-120> C(120,130,210)*.55 shadowless}
light_source{<-60,50,-60> C(240,170,150)*.35 shadowless}
sky_sphere{pigment{gradient y color_map{[0 C(255,168,84)][.05 C(252,146,88)][.16 C(214,112,114)][.32 C(112,82,136)][.6 C(44,50,104)][1 C(18,26,66)]}}
 pigment{wrinkles turbulence .65 scale<.8,.07,.5> translate<.1,.05,.7> color_map{[0 CT(255,190,120,.05)][.33 CT(230,120,110,.6)][.5 CT(140,90,140,1)][1 CT(255,255,255,1)]}}}
sphere{<-137,13,420>,17 pigment{C(255,226,160)} finish{emission 1.4 diffuse 0} no_shadow}
// far headland
#declare FarHF=height_field{function 400,400{pattern{bumps scale .14 translate 5}} smooth translate<-.5,0,0> scale<460,24,70> translate<40,-6,140> pigment{C(74,62,98)} finish{diffuse .7 emission .12}};
object{FarHF}
// town hill on the right
#declare TH=height_field{function 400,400{ max(0,(1-2*sqrt((x-.55)*(x-.55)+(y-.6)*(y-.6)*.9)))*.95 +.05*(1) } smooth translate<-.5,0,0> scale<64,15,46> translate<26,-1.2,22.5> pigment{bozo turbulence .5 scale 2 color_map{[0 C(58,70,54)][1 C(92,88,66)]}} normal{bumps .7 scale .6} finish{diffuse .7}};
object{TH}
#local Sd=seed(21);
#macro House(P,W,H,D,A,Wall,Roof) union{
  box{<-W/2,-3,-D/2>,<W/2,H,D/2> pigment{color srgb Wall/255} normal{bumps .15 scale .2} finish{diffuse .8}}
  prism{-D/2-.15,D/2+.15,4,<-W/2-.2,H-.05>,<W/2+.2,H-.05>,<0,H+W*.42>,<-W/2-.2,H-.05> rotate x*-90 scale<1,1,-1> pigment{color srgb Roof/255} normal{gradient x .6 scale .22} finish{diffuse .75}}
  box{<W*.22,H,0>,<W*.22+.3,H+W*.5,.35> pigment{C(120,82,70)}}
  #local Rr=0; #while(Rr<2) #local Cc=0; #while(Cc<3) #local On=rand(Sd);
    #if(H>1.1+Rr*1.1) box{<-.17,0,-.03>,<.17,.5,.03> translate<(Cc-1)*W*.3,.45+Rr*1.05,-D/2> #if(On>.42) pigment{C(255,204,112)} finish{emission 1.05 diffuse .1} #else pigment{C(40,44,66)} finish{reflection .15} #end }
     box{<-.22,-.05,-.05>,<.22,0,.0> translate<(Cc-1)*W*.3,.45+Rr*1.05,-D/2> pigment{C(230,220,206)}} #end
  #local Cc=Cc+1; #end #local Rr=Rr+1; #end
  rotate y*A translate P} #end
#declare Walls=array[6]{<232,214,190>,<206,140,110>,<226,196,128>,<150,176,190>,<236,228,220>,<196,112,100>}
#declare Roofs=array[3]{<132,66,52>,<112,58,50>,<92,76,80>}
#macro HouseAt(X,Z,A,K) #local N=<0,0,0>; #local P=trace(TH,<X,60,Z>,-y,N); #if(vlength(N)>0) House(<X,P.y-.25,Z>,2.6+.8*rand(Sd),2.3+.6*rand(Sd),2.8,A,Walls[mod(K,6)],Roofs[mod(K*2,3)]) #end #end
#local I=0; #while(I<9) HouseAt(8.6+I*3.35,27.2+1.2*rand(Sd),4-rand(Sd)*10,I) #local I=I+1; #end
#local I=0; #while(I<8) HouseAt(11.5+I*3.4,33+1.4*rand(Sd),6-rand(Sd)*14,I+3) #local I=I+1; #end
#local I=0; #while(I<6) HouseAt(16+I*3.5,38.5+1.5*rand(Sd),8-rand(Sd)*14,I+1) #local I=I+1; #end
#local I=0; #while(I<4) HouseAt(20.5+I*3.6,43+rand(Sd),6,I+4) #local I=I+1; #end
#local I=0; #while(I<80) #local X=6+46*rand(Sd); #local Z=24+26*rand(Sd); #local N=<0,0,0>; #local P=trace(TH,<X,60,Z>,-y,N); #if(vlength(N)>0 & P.y>1.4) union{sphere{<0,.7,0>,.7} sphere{<.4,.45,0>,.5} sphere{<-.4,.5,.1>,.45} scale .6+.8*rand(Sd) translate P pigment{C(38+20*rand(Sd),58+18*rand(Sd),48)} normal{bumps 1 scale .2} finish{diffuse .7}} #end #local I=I+1; #end
// quay
#declare Stone=texture{pigment{brick C(66,60,66) C(138,122,116) brick_size<1.3,.5,1> mortar .05} normal{bumps .4 scale .2} finish{diffuse .75}}
box{<5.5,-2,20>,<60,.95,25> texture{Stone}}
// lamps on the quay
#local I=0; #while(I<5) union{ cylinder{<0,.9,0>,<0,3.1,0>,.06 pigment{C(30,30,36)}} sphere{<0,3.2,0>,.2 pigment{C(255,220,150)} finish{emission 1.6}} translate<8+I*4.4,0,20.6>} light_source{<8+I*4.4,3.2,20.4> C(255,190,110)*.5 fade_distance 2 fade_power 2 shadowless} #local I=I+1; #end
// mole and lighthouse
prism{-2,.85,5,<-34,17>,<-9.4,13.6>,<-8.2,15.6>,<-34,20>,<-34,17> texture{Stone}}
#local I=0; #while(I<120) sphere{0,1 scale<.5+.5*rand(Sd),.4+.3*rand(Sd),.5+.3*rand(Sd)> rotate 360*<rand(Sd),rand(Sd),0> translate<-34+26.5*rand(Sd),.05,0> translate z*(13.6+ .3) matrix<1,0,-.138,0,1,0,0,0,1,0,0,-1.5> pigment{C(84+30*rand(Sd),76+20*rand(Sd),82)} normal{granite .5} finish{diffuse .7}} #local I=I+1; #end
union{
 cylinder{<0,.5,0>,<0,1.7,0>,1.7 texture{Stone scale .6}}
 cone{<0,1.6,0>,1.25,<0,8.2,0>,.8 pigment{gradient y scale 6.6 translate y*1.6 color_map{[0 C(238,230,222)][.25 C(238,230,222)][.25 C(190,54,48)][.5 C(190,54,48)][.5 C(238,230,222)][.75 C(238,230,222)][.75 C(190,54,48)][1 C(190,54,48)]}} finish{diffuse .8 specular .1}}
 cylinder{<0,8.15,0>,<0,8.35,0>,1.15 pigment{C(50,50,58)}}
 #local I=0; #while(I<14) cylinder{<1.08,8.3,0>,<1.08,8.85,0>,.025 rotate y*I*360/14 pigment{C(40,40,46)}} #local I=I+1; #end torus{1.08,.03 translate y*8.85 pigment{C(40,40,46)}}
 cylinder{<0,8.3,0>,<0,9.6,0>,.6 pigment{C(255,232,170)} finish{emission 1.5}}
 #local I=0; #while(I<8) cylinder{<.62,8.3,0>,<.62,9.6,0>,.035 rotate y*I*45 pigment{C(40,40,46)}} #local I=I+1; #end
 cone{<0,9.55,0>,.85,<0,10.35,0>,.06 pigment{C(150,42,40)} finish{specular .3}} sphere{<0,10.4,0>,.1 pigment{C(60,60,60)}}
 box{<-.3,1.7,-1.32>,<.3,2.8,-1.1> pigment{C(70,46,36)}}
 box{<-.14,4.3,-1.12>,<.14,4.9,-.8> pigment{C(40,40,60)}} box{<-.14,6.4,-1.0>,<.14,6.9,-.7> pigment{C(40,40,60)}}
 translate<-9.6,0,14.9>}
sphere{<-9.6,8.95,14.9>,2.6 hollow pigment{rgbt 1} interior{media{emission .05 density{spherical scale 2.6 translate<-9.6,8.95,14.9> color_map{[0 rgb 0][1 C(255,214,140)*3]}}}}}
// sailing boats
#macro HullS(O) intersection{ sphere{0,1 scale<.95-O,1.05-O,3.3-O> translate<0,.75,0>} box{<-3,-2,-1.9>,<3,.75,4>} } #end
#macro SBoat(Col,Cov,L) union{
  difference{ object{HullS(0)} object{HullS(.08) translate y*.06} pigment{gradient y color_map{[0 color srgb Col/255][.60 color srgb Col/255][.60 C(245,240,232)][1 C(245,240,232)]}} finish{diffuse .8 specular .4 roughness .02}}
  intersection{ object{HullS(.05)} box{<-1,.4,-1.85>,<1,.6,4>} pigment{wood scale .2 rotate x*2 color_map{[0 C(190,142,96)][1 C(150,104,66)]}}}
  object{RBox(<-.5,.5,-.5>,<.5,1.25,1.5>,.14) pigment{C(240,234,224)} finish{diffuse .8 specular .2}}
  box{<-.51,.85,-.25>,<.51,1.05,.15> #if(L) pigment{C(255,206,120)} finish{emission 1.1} #else pigment{C(40,46,60)} #end} box{<-.51,.85,.45>,<.51,1.05,.85> #if(L) pigment{C(255,206,120)} finish{emission 1.1} #else pigment{C(40,46,60)} #end}
  cylinder{<0,.5,1.6>,<0,8.4,1.6>,.06 pigment{C(206,196,182)}} cylinder{<0,1.75,1.6>,<0,1.7,-1.7>,.05 pigment{C(206,196,182)}}
  union{cylinder{<0,1.95,1.5>,<0,1.88,-1.6>,.16} sphere{<0,1.88,-1.6>,.16} pigment{color srgb Cov/255} normal{wrinkles .5 scale .3}}
  cylinder{<0,8.3,1.6>,<0,.8,3.2>,.014} cylinder{<0,8.3,1.6>,<0,.8,-1.8>,.014} cylinder{<0,7.2,1.6>,<.85,.75,1.2>,.012} cylinder{<0,7.2,1.6>,<-.85,.75,1.2>,.012} cylinder{<-.5,5.6,1.6>,<.5,5.6,1.6>,.025}
  pigment{C(90,84,84)} } #end
object{SBoat(<36,70,120>,<40,74,132>,1) rotate y*112 scale 1.05 translate<-2.6,0,4.2>}
object{SBoat(<150,46,42>,<160,56,50>,0) rotate y*96 scale .98 translate<5.0,0,9.0>}
object{SBoat(<40,104,84>,<226,212,186>,1) rotate y*100 scale .95 translate<13.2,0,13.2>}
// small buoy
union{ sphere{<0,.2,0>,.42 pigment{C(232,96,40)} finish{specular .4}} cylinder{<0,.5,0>,<0,.9,0>,.05 pigment{C(50,50,50)}} translate<6.8,0,-4.6>}
// gulls on the sky
#macro Gull(P,S,A) union{ sphere_sweep{b_spline 6,<-1.4,.1,0>,.01,<-1,.32,0>,.04,<-.4,.36,0>,.06,<0,0,0>,.08,<.4,.36,0>,.06,<1,.32,0>,.03 } sphere{0,1 scale<.1,.09,.3>} pigment{C(60,52,70)} rotate z*A scale S translate P} #end
Gull(<-3,12.4,22>,.8,8) Gull(<1.4,13.6,26>,.7,-12) 
plane{y,0 texture{pigment{C(20,24,46)} normal{average normal_map{[1 bumps .17 scale<2.6,1,.9> rotate y*4][1 bumps .13 scale<.8,1,.26>]}} finish{diffuse .1 specular .25 roughness .006 reflection{.16,.92 fresnel} conserve_energy}} interior{ior 1.33}}
