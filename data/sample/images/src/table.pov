#include "common.inc"
// Kitchen table: blue jug with three tulips, bowl of lemons, cut loaf on a board, glass of water, two pears.
global_settings{assumed_gamma 1.0 max_trace_level 12
 radiosity{pretrace_start 0.08 pretrace_end 0.02 count 160 error_bound 0.45 recursion_limit 2 brightness 1}}
camera{location <0,6.0,-12.2> look_at <.1,2.12,0> right x*1200/860 angle 50}
light_source{<-16,11,-7> C(255,234,200)*1.7 area_light z*4,y*4,6,6 adaptive 1 jitter}
background{C(150,160,170)}
// wall with the light of a window on it
plane{-z,-6 pigment{bozo turbulence .4 scale 3 color_map{[0 C(168,176,166)][1 C(184,190,178)]}} finish{diffuse .75}}
box{<-15,-4,-2>,<-9.5,3,6> pigment{C(150,140,130)}}
difference{ box{<-9.6,-4,-14>,<-9.3,14,6> } box{<-10,2.6,-6.4>,<-9,9.4,-2.2>} box{<-10,2.6,-1.8>,<-9,9.4,2.4>} pigment{C(226,220,206)} finish{diffuse .8}}
box{<-20,-1,-14>,<20,-.9,6> pigment{C(120,110,100)}}
// table and cloth
#declare Oak=texture{pigment{wood turbulence .08 octaves 4 scale<.28,.28,6> rotate<1.5,90,2> translate<0,2,1> color_map{[0 C(190,144,98)][.5 C(170,122,80)][1 C(140,96,60)]}} normal{wood .08 turbulence .08 scale<.28,.28,6> rotate<1.5,90,2>} finish{diffuse .75 specular .18 roughness .04 reflection{.0,.08}}}
object{RBox(<-8,-.5,-4.2>,<8,0,4.4>,.1) texture{Oak}}
#local N=70; mesh2{ vertex_vectors{ (N+1)*(N+1) #local J=0; #while(J<=N) #local I=0; #while(I<=N) #local U=-6.6+6.2*I/N; #local V=-5.6+7.6*J/N; #local Yy=.03+.025*sin(U*2.3+V)*sin(V*1.7+.5); #local Zz=V; #if(V<-4.1) #local Yy=.03-(-4.1-V)*1.0; #local Zz=-4.24+.10*sin(U*4.5)*min(1,(-4.1-V)); #end ,<U+.0*V,Yy,Zz> #local I=I+1; #end #local J=J+1; #end }
 uv_vectors{ (N+1)*(N+1) #local J=0; #while(J<=N) #local I=0; #while(I<=N) ,<I/N,J/N> #local I=I+1; #end #local J=J+1; #end }
 face_indices{ 2*N*N #local J=0; #while(J<N) #local I=0; #while(I<N) #local A=J*(N+1)+I; ,<A,A+1,A+N+1>,<A+1,A+N+2,A+N+1> #local I=I+1; #end #local J=J+1; #end }
 uv_mapping texture{ pigment{ gradient x scale 1/7 pigment_map{ [.0 C(242,238,228)][.72 gradient y scale 7/8 color_map{[.72 C(242,238,228)][.72 C(164,186,200)]}][.72 gradient y scale 7/8 color_map{[.72 C(160,184,200)][.72 C(84,122,150)]}] } } normal{wrinkles .08 scale .02} finish{diffuse .85} } }
// jug
#declare Glaze=texture{pigment{bozo turbulence .5 scale .8 color_map{[0 C(36,78,140)][.6 C(48,98,162)][1 C(66,122,182)]}} finish{diffuse .7 specular .7 roughness .006 reflection{.03,.3 fresnel}}}
#declare JugP=union{ difference{ lathe{cubic_spline 10,<0,-.05>,<.0,0>,<.78,.02>,<1.12,.7>,<1.14,1.3>,<.78,2.1>,<.62,2.7>,<.74,3.1>,<.78,3.15>,<.8,3.2> sturm} cylinder{<0,2.2,0>,<0,3.3,0>,.58} }
 sphere_sweep{cubic_spline 7,<.3,2.9,0>,.1,<.66,2.85,0>,.11,<1.35,2.75,0>,.12,<1.62,2.1,0>,.12,<1.35,1.35,0>,.11,<1.0,1.0,0>,.12,<.6,.8,0>,.1 rotate y*-12} texture{Glaze} interior{ior 1.5}};
object{JugP translate<2.1,0,1.2>}
#macro Tulip(A,L,Cc) union{
 sphere_sweep{b_spline 5,<0,-1,0>,.05,<0,0,0>,.05,<L*.25,1.1,0>,.05,<L*.62,2.0,0>,.05,<L,2.9,0>,.05 pigment{C(96,140,64)} finish{diffuse .8}}
 union{ #local I=0; #while(I<6) intersection{ sphere{0,1 scale<.34,.58,.3> translate<.13,.45,0>} sphere{0,1 scale<.30,.9,.34> translate<.20,.42,0>} rotate z*-5 rotate y*(I*60+mod(I,2)*14) } #local I=I+1; #end pigment{gradient y color_map{[0 C(250,214,120)][.18 color srgb Cc/255][1 color srgb Cc*.9/255]}} finish{diffuse .8 specular .15 roughness .08} rotate z*(-L*16) translate<L*.66,2.08,0>}
 intersection{ sphere{0,1 scale<.22,1.25,.05>} sphere{0,1 scale<.3,1.25,.3>} rotate z*(-18-L*18) rotate y*30 translate<L*.5+.25,.9,-.1> pigment{C(88,132,62)} finish{diffuse .8}}
 rotate y*A translate<2.1,2.5,1.2>} #end
Tulip(190,1.15,<214,58,60>) Tulip(-35,1.0,<222,70,70>) Tulip(75,.35,<206,48,56>)
// bowl with lemons
#declare Bowl=difference{ lathe{cubic_spline 8,<0,-.1>,<0,0>,<.75,0>,<.8,.12>,<1.5,.62>,<1.95,1.2>,<2.0,1.25>,<2.0,1.4> sturm} sphere{0,1 scale<1.86,1.12,1.86> translate y*1.32} texture{pigment{gradient y scale 1.25 color_map{[0 C(236,230,216)][.8 C(240,234,222)][.8 C(178,112,70)][.9 C(178,112,70)][.9 C(240,234,222)]}} finish{diffuse .8 specular .4 roughness .015 reflection{.01,.14 fresnel}}} interior{ior 1.5}};
#declare Lemon=union{ sphere{0,1 scale<.66,.5,.5>} cone{<.5,0,0>,.24,<.82,0,0>,.07} sphere{<.82,0,0>,.07} cone{<-.5,0,0>,.22,<-.74,0,0>,.06} sphere{<-.74,0,0>,.06} texture{pigment{bozo turbulence .3 scale .6 color_map{[0 C(250,212,44)][.7 C(246,196,34)][1 C(226,196,60)]}} normal{bumps .22 scale .035} finish{diffuse .8 specular .35 roughness .03}}};
union{ object{Bowl} disc{<0,1.25,0>,y,2.0,1.84 pigment{C(240,234,222)} finish{diffuse .8}} torus{1.93,.075 translate y*1.25 pigment{C(240,234,222)} finish{diffuse .8 specular .4 roughness .015}} 
 object{Lemon rotate<10,20,8> translate<-.7,1.02,-.5>} object{Lemon rotate<0,-40,-6> translate<.72,1.0,-.35>} object{Lemon rotate<0,80,4> translate<.02,.98,.75>} object{Lemon rotate<0,140,0> translate<.02,1.0,-.78>} object{Lemon rotate<5,-70,10> translate<-.02,1.66,.05>}
 translate<-2.9,.03,.4>}
// glass of water
#declare Glass=union{ difference{ cone{0,.5,<0,1.9,0>,.64} cone{<0,.14,0>,.455,<0,1.95,0>,.6} } torus{.62,.02 translate y*1.9} pigment{rgbt<.97,.99,.99,.97>} finish{diffuse 0 specular .9 roughness .002 reflection{.02,.9 fresnel} conserve_energy} interior{ior 1.48}};
union{ object{Glass} cone{<0,.145,0>,.452,<0,1.3,0>,.552 pigment{rgbt<.95,.985,.99,.97>} finish{diffuse 0 specular .6 reflection{0,.6 fresnel}} interior{ior 1.33}} translate<-.15,.06,-1.9>}
// bread on a board
object{RBox(<1.1,0,-3.4>,<5.2,.16,-1.4>,.06) texture{pigment{wood turbulence .06 octaves 4 scale<.2,.2,4> rotate<1.5,88,2> translate<0,1,3> color_map{[0 C(226,192,146)][.6 C(212,172,124)][1 C(190,146,100)]}} finish{diffuse .78 specular .12 roughness .05}} rotate y*-6 }
#declare Crust=texture{pigment{bozo turbulence .6 scale .7 color_map{[0 C(150,86,40)][.5 C(186,118,58)][1 C(214,158,92)]}} normal{average normal_map{[1 bumps .5 scale .25][1 granite .25 scale .6]}} finish{diffuse .8 specular .08}}
#declare Crumb=texture{pigment{bozo scale .07 color_map{[0 C(236,214,172)][.7 C(246,230,196)][1 C(206,176,128)]}} normal{bumps .8 scale .06} finish{diffuse .85}}
union{ difference{ superellipsoid{<.8,.75> scale<1.5,.62,.8> translate y*.5} box{<-3,-1,-2>,<-.75,3,2> texture{Crumb}} #local I=0; #while(I<3) box{<-.06,0,-1>,<.06,.3,1> rotate z*10 rotate y*30 translate<-.25+I*.55,1.02,0> texture{Crumb}} #local I=I+1; #end texture{Crust} }
 translate<0,.14,0> rotate y*-14 translate<3.7,.02,-2.5>}
intersection{ superellipsoid{<.8,.75> scale<1.5,.62,.8>} box{<-.09,-2,-2>,<.09,2,2> } texture{Crust} rotate z*90 rotate y*24 translate<2.15,.26,-2.75>}
intersection{ superellipsoid{<.8,.75> scale<1.5,.60,.78>} box{<-.08,-2,-2>,<.08,2,2> texture{Crumb}} texture{Crust} rotate z*90 rotate y*24 translate<2.15,.27,-2.75> scale<1,1,1>}
// knife
union{ prism{0,.025,6,<0,0>,<1.5,0>,<1.72,.08>,<1.5,.22>,<0,.24>,<0,0> pigment{C(210,212,214)} finish{diffuse .3 specular .7 roughness .02 reflection{.5 metallic} metallic}} object{RBox(<-1.0,-.05,-.01>,<.03,.1,.25>,.05) pigment{C(60,38,28)} finish{diffuse .7 specular .4}} rotate y*8 translate<2.9,.2,-3.75>}
// pears
#declare Pear=union{ lathe{cubic_spline 9,<0,-.1>,<0,0>,<.42,.06>,<.62,.48>,<.5,.95>,<.27,1.3>,<.2,1.5>,<0,1.6>,<-.2,1.6> sturm texture{pigment{bozo turbulence .4 scale<.6,.8,.6> color_map{[0 C(176,178,70)][.6 C(200,190,84)][.85 C(206,150,72)][1 C(186,110,60)]}} normal{bumps .06 scale .1} finish{diffuse .8 specular .25 roughness .04}}} sphere_sweep{linear_spline 3,<0,1.5,0>,.03,<.04,1.72,0>,.028,<.12,1.9,0>,.036 pigment{C(90,62,38)}}};
object{Pear rotate<0,40,-4> translate<-4.6,.03,-1.75>} object{Pear rotate z*-78 rotate y*22 translate<-4.1,.55,-2.9>}
