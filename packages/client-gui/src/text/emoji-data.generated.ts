// From emojibase-data 17.0.0 (https://emojibase.dev), copyright Miles Johnson, MIT licence; it takes them from
// Unicode CLDR and emoji-data (https://www.unicode.org/license.txt). Written by scripts/emoji-data.ts; do not edit.
// One emoji to a line: character|group|short names|label|words to search.
export const emojiData = `
😀|0|grinning,grinning_face|grinning face|cheerful,cheery,grin,happy,laugh,nice,smile,smiling,teeth
😃|0|smiley,grinning_face_with_big_eyes|grinning face with big eyes|awesome,grin,happy,mouth,open,smile,smiling,teeth,yay
😄|0|smile,grinning_face_with_closed_eyes|grinning face with smiling eyes|eye,grin,happy,laugh,lol,mouth,open
😁|0|grin,beaming_face|beaming face with smiling eyes|eye,grinning,happy,nice,smile,teeth
😆|0|laughing,satisfied,lol,squinting_face|grinning squinting face|closed,eyes,haha,hahaha,happy,laugh,mouth,open,rofl,smile,smiling
😅|0|sweat_smile,grinning_face_with_sweat|grinning face with sweat|cold,dejected,excited,mouth,nervous,open,smile,smiling,stress,stressed
🤣|0|rofl|rolling on the floor laughing|crying,face,funny,haha,happy,hehe,hilarious,joy,laugh,lmao,lol,roflmao,tear
😂|0|joy,lmao,tears_of_joy|face with tears of joy|crying,feels,funny,haha,happy,hehe,hilarious,laugh,lol,rofl,roflmao,tear
🙂|0|slightly_smiling_face|slightly smiling face|happy,smile
🙃|0|upside_down_face|upside-down face|hehe,smile
🫠|0|melting_face,melt|melting face|disappear,dissolve,embarrassed,haha,heat,hot,liquid,lol,sarcasm,sarcastic
😉|0|wink,winking_face|winking face|flirt,heartbreaker,sexy,slide,tease,winks
😊|0|blush,smiling_face_with_closed_eyes|smiling face with smiling eyes|eye,glad,satisfied,smile
😇|0|innocent,halo|smiling face with halo|angel,angelic,angels,blessed,fairy,fairytale,fantasy,happy,peaceful,smile,spirit,tale
🥰|0|smiling_face_with_three_hearts,smiling_face_with_3_hearts|smiling face with hearts|3,adore,crush,heart,ily,love,romance,smile,you
😍|0|heart_eyes,smiling_face_with_heart_eyes|smiling face with heart-eyes|143,bae,eye,feels,hearts,ily,kisses,love,romance,romantic,smile,xoxo
🤩|0|star_struck|star-struck|excited,eyes,face,grinning,smile,star,starry-eyed,wow
😘|0|kissing_heart,blowing_a_kiss|face blowing a kiss|adorbs,bae,flirt,heart,ily,love,lover,miss,muah,romantic,smooch,xoxo,you
😗|0|kissing,kissing_face|kissing face|143,date,dating,flirt,ily,kiss,love,smooch,smooches,xoxo,you
☺️|0|relaxed,smiling_face|smiling face|happy,outlined,smile
😚|0|kissing_closed_eyes,kissing_face_with_closed_eyes|kissing face with closed eyes|143,bae,blush,date,dating,eye,flirt,ily,kisses,smooches,xoxo
😙|0|kissing_smiling_eyes,kissing_face_with_smiling_eyes|kissing face with smiling eyes|143,closed,date,dating,eye,flirt,ily,kiss,kisses,love,night,smile
🥲|0|smiling_face_with_tear|smiling face with tear|glad,grateful,happy,joy,pain,proud,relieved,smile,smiley,touched
😋|0|yum,savoring_food|face savoring food|delicious,eat,full,hungry,savor,smile,smiling,tasty,um,yummy
😛|0|stuck_out_tongue,face_with_tongue|face with tongue|awesome,cool,nice,party,stuck-out,sweet
😜|0|stuck_out_tongue_winking_eye|winking face with tongue|crazy,epic,eye,funny,joke,loopy,nutty,party,stuck-out,wacky,weirdo,wink,yolo
🤪|0|zany_face,zany|zany face|crazy,eye,eyes,goofy,large,small
😝|0|stuck_out_tongue_closed_eyes|squinting face with tongue|closed,eye,eyes,gross,horrible,omg,stuck-out,taste,whatever,yolo
🤑|0|money_mouth_face|money-mouth face|money,mouth,paid
🤗|0|hugs,hug,hugging,hugging_face|smiling face with open hands|
🤭|0|hand_over_mouth,face_with_hand_over_mouth|face with hand over mouth|giggle,giggling,oops,realization,secret,shock,sudden,surprise,whoops
🫢|0|face_with_open_eyes_and_hand_over_mouth,face_with_open_eyes_hand_over_mouth,gasp|face with open eyes and hand over mouth|amazement,awe,disbelief,embarrass,omg,quiet,scared,shock,surprise
🫣|0|face_with_peeking_eye,peek|face with peeking eye|captivated,embarrass,hide,hiding,peep,scared,shy,stare
🤫|0|shushing_face,shush|shushing face|quiet,shh
🤔|0|thinking,thinking_face,wtf|thinking face|chin,consider,hmm,ponder,pondering,wondering
🫡|0|saluting_face,salute|saluting face|good,luck,ok,respect,sir,troops,yes
🤐|0|zipper_mouth_face,zipper_mouth|zipper-mouth face|keep,mouth,quiet,secret,shut,zip,zipper
🤨|0|raised_eyebrow,face_with_raised_eyebrow|face with raised eyebrow|disapproval,disbelief,distrust,emoji,hmm,mild,skeptic,skeptical,skepticism,surprise,what
😐|0|neutral_face,neutral|neutral face|awkward,blank,deadpan,expressionless,fine,jealous,meh,oh,shade,straight,unamused,unhappy,unimpressed,whatever
😑|0|expressionless,expressionless_face|expressionless face|awkward,dead,fine,inexpressive,jealous,meh,not,oh,omg,straight,uh,unhappy,unimpressed,whatever
😶|0|no_mouth|face without mouth|awkward,blank,expressionless,mouthless,mute,quiet,secret,silence,silent,speechless
🫥|0|dotted_line_face|dotted line face|depressed,disappear,hidden,hide,introvert,invisible,meh,whatever,wtv
😶‍🌫️|0|face_in_clouds,in_clouds|face in clouds|absentminded,fog,head
😏|0|smirk,smirking,smirking_face|smirking face|boss,dapper,flirt,homie,kidding,leer,shade,slick,sly,smug,snicker,suave,suspicious,swag
😒|0|unamused,unamused_face|unamused face|bored,fine,jealous,jel,jelly,pissed,smh,ugh,uhh,unhappy,weird,whatever
🙄|0|roll_eyes,rolling_eyes|face with rolling eyes|eyeroll,shade,ugh,whatever
😬|0|grimacing,grimacing_face|grimacing face|awk,awkward,dentist,grimace,grinning,smile,smiling
😮‍💨|0|face_exhaling,exhale,exhaling|face exhaling|blow,blowing,exhausted,gasp,groan,relief,sigh,smiley,smoke,whisper,whistle
🤥|0|lying_face,lying|lying face|liar,lie,pinocchio
🫨|0|shaking_face,shaking|shaking face|crazy,daze,earthquake,omg,panic,shock,surprise,vibrate,whoa,wow
😌|0|relieved,relieved_face|relieved face|calm,peace,relief,zen
😔|0|pensive,pensive_face|pensive face|awful,bored,dejected,died,disappointed,losing,lost,sad,sucks
😪|0|sleepy,sleepy_face|sleepy face|crying,good,night,sad,sleep,sleeping,tired
🤤|0|drooling_face,drooling|drooling face|
😴|0|sleeping,sleeping_face|sleeping face|bed,bedtime,good,goodnight,nap,night,sleep,tired,whatever,yawn,zzz
😷|0|mask,medical_mask|face with medical mask|cold,dentist,dermatologist,doctor,dr,germs,medicine,sick
🤒|0|face_with_thermometer|face with thermometer|ill,sick
🤕|0|face_with_head_bandage|face with head-bandage|bandage,hurt,injury,ouch
🤢|0|nauseated_face,nauseated|nauseated face|gross,nasty,sick,vomit
🤮|0|vomiting_face,face_vomiting,vomiting|face vomiting|barf,ew,gross,puke,sick,spew,throw,up,vomit
🤧|0|sneezing_face,sneezing|sneezing face|fever,flu,gesundheit,sick,sneeze
🥵|0|hot_face,hot|hot face|dying,feverish,heat,panting,red-faced,stroke,sweating,tongue
🥶|0|cold_face,cold|cold face|blue,blue-faced,freezing,frostbite,icicles,subzero,teeth
🥴|0|woozy_face,woozy|woozy face|dizzy,drunk,eyes,intoxicated,mouth,tipsy,uneven,wavy
😵|0|dizzy_face,knocked_out|face with crossed-out eyes|dead,dizzy,feels,knocked,out,sick,tired
😵‍💫|0|face_with_spiral_eyes,dizzy_eyes|face with spiral eyes|confused,dizzy,hypnotized,omg,smiley,trouble,whoa,woah,woozy
🤯|0|exploding_head|exploding head|blown,explode,mind,mindblown,no,shocked,way
🤠|0|cowboy_hat_face,cowboy,cowboy_face|cowboy hat face|cowgirl
🥳|0|partying_face,hooray,partying|partying face|bday,birthday,celebrate,celebration,excited,happy,hat,horn,party
🥸|0|disguised_face,disguised|disguised face|disguise,eyebrow,glasses,incognito,moustache,mustache,nose,person,spy,tache,tash
😎|0|sunglasses,smiling_face_with_sunglasses,sunglasses_cool,too_cool|smiling face with sunglasses|awesome,beach,bright,bro,chilling,cool,rad,relaxed,shades,slay,smile,style,swag,win
🤓|0|nerd_face,nerd|nerd face|brainy,clever,expert,geek,gifted,glasses,intelligent,smart
🧐|0|monocle_face,face_with_monocle|face with monocle|classy,fancy,rich,stuffy,wealthy
😕|0|confused,confused_face|confused face|befuddled,confusing,dunno,frown,hm,meh,not,sad,sorry,sure
🫤|0|face_with_diagonal_mouth|face with diagonal mouth|confused,confusion,disappointed,doubt,doubtful,frustrated,frustration,meh,skeptical,unsure,whatever,wtv
😟|0|worried,worried_face|worried face|anxious,butterflies,nerves,nervous,sad,stress,stressed,surprised,worry
🙁|0|slightly_frowning_face|slightly frowning face|frown,sad
☹️|0|frowning_face,white_frowning_face|frowning face|frown,sad
😮|0|open_mouth,face_with_open_mouth|face with open mouth|believe,forgot,omg,shocked,surprised,sympathy,unbelievable,unreal,whoa,wow,you
😯|0|hushed,hushed_face|hushed face|epic,omg,stunned,surprised,whoa,woah
😲|0|astonished,astonished_face|astonished face|cost,no,omg,shocked,totally,way
😳|0|flushed,flushed_face|flushed face|amazed,awkward,crazy,dazed,dead,disbelief,embarrassed,geez,heat,hot,impressed,jeez,what,wow
🥺|0|pleading_face,pleading|pleading face|begging,big,eyes,mercy,not,please,pretty,puppy,sad,why
🥹|0|face_holding_back_tears,watery_eyes|face holding back tears|admiration,aww,cry,embarrassed,feelings,grateful,gratitude,joy,please,proud,resist,sad
😦|0|frowning|frowning face with open mouth|caught,frown,guard,scared,scary,surprise,what,wow
😧|0|anguished,anguished_face|anguished face|forgot,scared,scary,stressed,surprise,unhappy,what,wow
😨|0|fearful,fearful_face|fearful face|afraid,anxious,blame,fear,scared,worried
😰|0|cold_sweat,anxious,anxious_face|anxious face with sweat|blue,cold,eek,mouth,nervous,open,rushed,scared,yikes
😥|0|disappointed_relieved,sad_relieved_face|sad but relieved face|anxious,call,close,complicated,disappointed,not,sweat,time,whew
😢|0|cry,crying_face|crying face|awful,feels,miss,sad,tear,triste,unhappy
😭|0|sob,loudly_crying_face|loudly crying face|bawling,cry,sad,tear,tears,unhappy
😱|0|scream,screaming_in_fear|face screaming in fear|epic,fearful,munch,scared,screamer,shocked,surprised,woah
😖|0|confounded,confounded_face|confounded face|annoyed,confused,cringe,distraught,feels,frustrated,mad,sad
😣|0|persevere,persevering_face|persevering face|concentrate,concentration,focus,headache
😞|0|disappointed,disappointed_face|disappointed face|awful,blame,dejected,fail,losing,sad,unhappy
😓|0|sweat,downcast_face|downcast face with sweat|close,cold,feels,headache,nervous,sad,scared,yikes
😩|0|weary,weary_face|weary face|crying,fail,feels,hungry,mad,nooo,sad,sleepy,tired,unhappy
😫|0|tired_face,tired|tired face|cost,feels,nap,sad,sneeze
🥱|0|yawning_face,yawn,yawning|yawning face|bedtime,bored,goodnight,nap,night,sleep,sleepy,tired,whatever,zzz
😤|0|triumph,nose_steam|face with steam from nose|anger,angry,feels,fume,fuming,furious,fury,mad,unhappy,won
😡|0|pout,rage|enraged face|anger,angry,feels,mad,maddening,pouting,red,shade,unhappy,upset
😠|0|angry,angry_face|angry face|anger,blame,feels,frustrated,mad,maddening,rage,shade,unhappy,upset
🤬|0|cursing_face,censored,face_with_symbols_on_mouth|face with symbols on mouth|censor,cursing,cussing,mad,pissed,swearing
😈|0|smiling_imp|smiling face with horns|demon,devil,evil,fairy,fairytale,fantasy,purple,shade,smile,tale
👿|0|imp,angry_imp|angry face with horns|demon,devil,evil,fairy,fairytale,fantasy,mischievous,purple,shade,tale
💀|0|skull|skull|body,dead,death,face,fairy,fairytale,lmao,monster,tale,yolo
☠️|0|skull_and_crossbones|skull and crossbones|bone,dead,death,face,monster
💩|0|hankey,poop,shit|pile of poo|bs,comic,doo,dung,face,fml,monster,smelly,smh,stink,stinks,stinky,turd
🤡|0|clown_face,clown|clown face|
👹|0|japanese_ogre,ogre|ogre|creature,devil,face,fairy,fairytale,fantasy,mask,monster,scary,tale
👺|0|japanese_goblin,goblin|goblin|angry,creature,face,fairy,fairytale,fantasy,mask,mean,monster,tale
👻|0|ghost|ghost|boo,creature,excited,face,fairy,fairytale,fantasy,halloween,haunting,monster,scary,silly,tale
👽|0|alien|alien|creature,extraterrestrial,face,fairy,fairytale,fantasy,monster,space,tale,ufo
👾|0|space_invader,alien_monster|alien monster|creature,extraterrestrial,face,fairy,fairytale,fantasy,game,gamer,games,pixelated,space,tale,ufo
🤖|0|robot,robot_face|robot|face,monster
😺|0|smiley_cat,grinning_cat|grinning cat|animal,face,mouth,open,smile,smiling
😸|0|smile_cat,grinning_cat_with_closed_eyes|grinning cat with smiling eyes|animal,eye,face,grin,smile
😹|0|joy_cat,tears_of_joy_cat|cat with tears of joy|animal,face,laugh,laughing,lol,tear
😻|0|heart_eyes_cat,smiling_cat_with_heart_eyes|smiling cat with heart-eyes|animal,eye,face,heart,love,smile
😼|0|smirk_cat,wry_smile_cat|cat with wry smile|animal,face,ironic
😽|0|kissing_cat|kissing cat|animal,closed,eye,eyes,face,kiss
🙀|0|scream_cat,weary_cat|weary cat|animal,face,oh,surprised
😿|0|crying_cat_face,crying_cat|crying cat|animal,cry,face,sad,tear
😾|0|pouting_cat|pouting cat|animal,face
🙈|0|see_no_evil|see-no-evil monkey|embarrassed,evil,face,forbidden,forgot,gesture,hide,no,omg,prohibited,scared,secret,smh,watch
🙉|0|hear_no_evil|hear-no-evil monkey|animal,ears,evil,face,forbidden,gesture,hear,listen,no,not,prohibited,secret,shh,tmi
🙊|0|speak_no_evil|speak-no-evil monkey|animal,evil,face,forbidden,gesture,no,not,oops,prohibited,quiet,secret,speak,stealth
💌|0|love_letter|love letter|heart,mail,romance,valentine
💘|0|cupid,heart_with_arrow|heart with arrow|143,adorbs,date,emotion,ily,love,romance,valentine
💝|0|gift_heart,heart_with_ribbon|heart with ribbon|143,anniversary,emotion,ily,kisses,valentine,xoxo
💖|0|sparkling_heart|sparkling heart|143,emotion,excited,good,ily,kisses,morning,night,sparkle,xoxo
💗|0|heartpulse,growing_heart|growing heart|143,emotion,excited,ily,kisses,muah,nervous,pulse,xoxo
💓|0|heartbeat,beating_heart|beating heart|143,cardio,emotion,ily,love,pulsating,pulse
💞|0|revolving_hearts|revolving hearts|143,adorbs,anniversary,emotion,heart
💕|0|two_hearts|two hearts|143,anniversary,date,dating,emotion,heart,ily,kisses,love,loving,xoxo
💟|0|heart_decoration|heart decoration|143,emotion,hearth,purple,white
❣️|0|heavy_heart_exclamation,heart_exclamation|heart exclamation|heavy,mark,punctuation
💔|0|broken_heart|broken heart|break,crushed,emotion,heartbroken,lonely,sad
❤️‍🔥|0|heart_on_fire|heart on fire|burn,love,lust,sacred
❤️‍🩹|0|mending_heart|mending heart|healthier,improving,recovering,recuperating,well
❤️|0|heart,red_heart|red heart|emotion,love
🩷|0|pink_heart|pink heart|143,adorable,cute,emotion,ily,like,love,special,sweet
🧡|0|orange_heart|orange heart|143
💛|0|yellow_heart|yellow heart|143,cardiac,emotion,ily,love
💚|0|green_heart|green heart|143,emotion,ily,love,romantic
💙|0|blue_heart|blue heart|143,emotion,ily,love,romance
🩵|0|light_blue_heart|light blue heart|143,cute,cyan,emotion,ily,like,love,sky,special,teal
💜|0|purple_heart|purple heart|143,bestest,emotion,ily,love
🤎|0|brown_heart|brown heart|143
🖤|0|black_heart|black heart|evil,wicked
🩶|0|grey_heart,gray_heart|grey heart|143,emotion,gray,ily,love,silver,slate,special
🤍|0|white_heart|white heart|143
💋|0|kiss|kiss mark|dating,emotion,heart,kissing,lips,romance,sexy
💯|0|100|hundred points|a+,agree,clearly,definitely,faithful,fleek,full,keep,perfect,point,score,true,truth,yup
💢|0|anger|anger symbol|angry,comic,mad,upset
💥|0|boom,collision|collision|bomb,collide,comic,explode
💫|0|dizzy|dizzy|comic,shining,shooting,star,stars
💦|0|sweat_drops|sweat droplets|comic,drip,droplet,drops,splashing,squirt,water,wet,work,workout
💨|0|dash,dashing_away|dashing away|cloud,comic,fart,fast,go,gone,gotta,running,smoke
🕳️|0|hole|hole|
💬|0|speech_balloon|speech balloon|bubble,comic,dialog,message,sms,talk,text,typing
👁️‍🗨️|0|eye_speech_bubble,eye_in_speech_bubble|eye in speech bubble|balloon,witness
🗨️|0|left_speech_bubble|left speech bubble|balloon,dialog
🗯️|0|right_anger_bubble|right anger bubble|angry,balloon,mad
💭|0|thought_balloon|thought balloon|bubble,cartoon,cloud,comic,daydream,decisions,dream,idea,invent,invention,realize,think,thoughts,wonder
💤|0|zzz|ZZZ|comic,good,goodnight,night,sleep,sleeping,sleepy,tired
👋|1|wave,waving_hand|waving hand|bye,cya,g2g,greetings,gtg,hello,hey,hi,later,outtie,ttfn,ttyl,yo,you
🤚|1|raised_back_of_hand|raised back of hand|backhand
🖐️|1|raised_hand_with_fingers_splayed|hand with fingers splayed|finger,raised,stop
✋|1|hand,raised_hand,high_five|raised hand|5,five,high,stop
🖖|1|vulcan_salute,vulcan|vulcan salute|finger,hand,hands
🫱|1|rightwards_hand|rightwards hand|handshake,hold,reach,right,rightward,shake
🫲|1|leftwards_hand|leftwards hand|handshake,hold,left,leftward,reach,shake
🫳|1|palm_down_hand,palm_down|palm down hand|dismiss,drop,dropped,pick,shoo,up
🫴|1|palm_up_hand,palm_up|palm up hand|beckon,catch,come,hold,know,lift,me,offer,tell
🫷|1|leftwards_pushing_hand|leftwards pushing hand|block,five,halt,high,hold,leftward,pause,push,refuse,slap,stop,wait
🫸|1|rightwards_pushing_hand|rightwards pushing hand|block,five,halt,high,hold,pause,push,refuse,rightward,slap,stop,wait
👌|1|ok_hand|OK hand|awesome,bet,dope,fleek,fosho,got,gotcha,legit,ok,okay,pinch,rad,sure,sweet,three
🤌|1|pinched_fingers,pinch|pinched fingers|gesture,hand,hold,huh,interrogation,patience,relax,sarcastic,ugh,what,zip
🤏|1|pinching_hand|pinching hand|amount,bit,fingers,little,small,sort
✌️|1|v,victory|victory hand|peace
🤞|1|crossed_fingers,fingers_crossed|crossed fingers|cross,finger,hand,luck
🫰|1|hand_with_index_finger_and_thumb_crossed|hand with index finger and thumb crossed|expensive,heart,love,money,snap
🤟|1|love_you_gesture|love-you gesture|fingers,hand,ily,love,three,you
🤘|1|metal,sign_of_the_horns|sign of the horns|finger,hand,rock-on
🤙|1|call_me_hand|call me hand|hang,loose,shaka
👈|1|point_left|backhand index pointing left|finger,hand,point
👉|1|point_right|backhand index pointing right|finger,hand,point
👆|1|point_up_2|backhand index pointing up|finger,hand,point
🖕|1|fu,middle_finger|middle finger|hand
👇|1|point_down|backhand index pointing down|finger,hand,point
☝️|1|point_up|index pointing up|finger,hand,point,this
🫵|1|index_pointing_at_the_viewer,point_forward|index pointing at the viewer|finger,hand,poke,you
👍|1|+1,thumbsup,yes|thumbs up|good,hand,like,thumb
👎|1|-1,thumbsdown,no|thumbs down|bad,dislike,good,hand,nope,thumb
✊|1|fist,fist_raised|raised fist|clenched,hand,punch,solidarity
👊|1|facepunch,fist_oncoming,punch|oncoming fist|absolutely,agree,boom,bro,bruh,bump,clenched,correct,hand,knuckle,pound,rock,ttyl
🤛|1|fist_left,left_facing_fist|left-facing fist|leftwards
🤜|1|fist_right,right_facing_fist|right-facing fist|rightwards
👏|1|clap,clapping_hands|clapping hands|applause,approval,awesome,congrats,congratulations,excited,good,great,hand,homie,job,nice,prayed,well,yay
🙌|1|raised_hands|raising hands|celebration,gesture,hand,hooray,praise,raised
🫶|1|heart_hands|heart hands|love,you
👐|1|open_hands|open hands|hand,hug,jazz,swerve
🤲|1|palms_up_together|palms up together|cupped,dua,hands,pray,prayer,wish
🤝|1|handshake|handshake|agreement,deal,hand,meeting,shake
🙏|1|pray,folded_hands|folded hands|appreciate,ask,beg,blessed,bow,cmon,five,gesture,hand,high,please,thanks,thx
✍️|1|writing_hand|writing hand|write
💅|1|nail_care,nail_polish|nail polish|bored,care,cosmetics,done,makeup,manicure,whatever
🤳|1|selfie|selfie|camera,phone
💪|1|muscle,right_bicep|flexed biceps|arm,beast,bench,bodybuilder,bro,curls,flex,gains,gym,jacked,press,ripped,strong,weightlift
🦾|1|mechanical_arm|mechanical arm|accessibility,prosthetic
🦿|1|mechanical_leg|mechanical leg|accessibility,prosthetic
🦵|1|leg|leg|bent,foot,kick,knee,limb
🦶|1|foot|foot|ankle,feet,kick,stomp
👂|1|ear|ear|body,ears,hear,hearing,listen,listening,sound
🦻|1|ear_with_hearing_aid,hearing_aid|ear with hearing aid|accessibility,hard
👃|1|nose|nose|body,noses,nosey,odor,smell,smells
🧠|1|brain|brain|intelligent,smart
🫀|1|anatomical_heart|anatomical heart|beat,cardiology,heartbeat,organ,pulse,real,red
🫁|1|lungs|lungs|breath,breathe,exhalation,inhalation,lung,organ,respiration
🦷|1|tooth|tooth|dentist,pearly,teeth,white
🦴|1|bone|bone|bones,dog,skeleton,wishbone
👀|1|eyes|eyes|body,eye,face,googly,look,looking,omg,peep,see,seeing
👁️|1|eye|eye|1,body,one
👅|1|tongue|tongue|body,lick,slurp
👄|1|lips,mouth|mouth|beauty,body,kiss,kissing,lipstick
🫦|1|biting_lip|biting lip|anxious,bite,fear,flirt,flirting,kiss,lipstick,nervous,sexy,uncomfortable,worried,worry
👶|1|baby|baby|babies,children,goo,infant,newborn,pregnant,young
🧒|1|child|child|bright-eyed,grandchild,kid,young,younger
👦|1|boy|boy|bright-eyed,child,grandson,kid,son,young,younger
👧|1|girl|girl|bright-eyed,child,daughter,granddaughter,kid,virgo,young,younger,zodiac
🧑|1|adult|person|
👱|1|blond_haired_person,blond_haired|person: blond hair|blond-haired,human,person
👨|1|man|man|adult,bro
🧔|1|bearded_person,person_bearded|person: beard|bearded,person,whiskers
🧔‍♂️|1|man_beard,man_bearded|man: beard|bearded,man,whiskers
🧔‍♀️|1|woman_beard,woman_bearded|woman: beard|bearded,whiskers,woman
👨‍🦰|1|red_haired_man,man_red_haired|man: red hair|adult,bro,man,red hair
👨‍🦱|1|curly_haired_man,man_curly_haired|man: curly hair|adult,bro,curly hair,man
👨‍🦳|1|white_haired_man,man_white_haired|man: white hair|adult,bro,man,white hair
👨‍🦲|1|bald_man,man_bald|man: bald|adult,bro,man
👩|1|woman|woman|adult,lady
👩‍🦰|1|red_haired_woman,woman_red_haired|woman: red hair|adult,lady,red hair,woman
🧑‍🦰|1|person_red_hair,red_haired|person: red hair|adult,person,red hair
👩‍🦱|1|curly_haired_woman,woman_curly_haired|woman: curly hair|adult,curly hair,lady,woman
🧑‍🦱|1|person_curly_hair,curly_haired|person: curly hair|adult,curly hair,person
👩‍🦳|1|white_haired_woman,woman_white_haired|woman: white hair|adult,lady,white hair,woman
🧑‍🦳|1|person_white_hair,white_haired|person: white hair|adult,person,white hair
👩‍🦲|1|bald_woman,woman_bald|woman: bald|adult,lady,woman
🧑‍🦲|1|person_bald,bald|person: bald|adult,person
👱‍♀️|1|blond_haired_woman,blonde_woman,woman_blond_haired|woman: blond hair|blond-haired,blonde,woman
👱‍♂️|1|blond_haired_man,man_blond_haired|man: blond hair|blond-haired,man
🧓|1|older_adult|older person|adult,elderly,grandparent,old,wise
👴|1|older_man|old man|adult,bald,elderly,gramps,grandfather,grandpa,wise
👵|1|older_woman|old woman|adult,elderly,grandma,grandmother,granny,lady,wise
🙍|1|frowning_person,person_frowning|person frowning|annoyed,disappointed,disgruntled,disturbed,frown,frustrated,gesture,irritated,upset
🙍‍♂️|1|frowning_man,man_frowning|man frowning|annoyed,disappointed,disgruntled,disturbed,frown,frustrated,gesture,irritated,upset
🙍‍♀️|1|frowning_woman,woman_frowning|woman frowning|annoyed,disappointed,disgruntled,disturbed,frown,frustrated,gesture,irritated,upset
🙎|1|pouting_face,person_pouting,pouting|person pouting|disappointed,downtrodden,frown,grimace,scowl,sulk,upset,whine
🙎‍♂️|1|pouting_man,man_pouting|man pouting|disappointed,downtrodden,frown,grimace,scowl,sulk,upset,whine
🙎‍♀️|1|pouting_woman,woman_pouting|woman pouting|disappointed,downtrodden,frown,grimace,scowl,sulk,upset,whine
🙅|1|no_good,person_gesturing_no|person gesturing NO|forbidden,gesture,hand,no,not,prohibit
🙅‍♂️|1|ng_man,no_good_man,man_gesturing_no|man gesturing NO|forbidden,gesture,hand,no,not,prohibit
🙅‍♀️|1|ng_woman,no_good_woman,woman_gesturing_no|woman gesturing NO|forbidden,gesture,hand,no,not,prohibit
🙆|1|ok_person,all_good,person_gesturing_ok|person gesturing OK|exercise,gesture,hand,ok,omg
🙆‍♂️|1|ok_man,man_gesturing_ok|man gesturing OK|exercise,gesture,hand,ok,omg
🙆‍♀️|1|ok_woman,woman_gesturing_ok|woman gesturing OK|exercise,gesture,hand,ok,omg
💁|1|information_desk_person,tipping_hand_person,person_tipping_hand|person tipping hand|fetch,flick,flip,gossip,sarcasm,sarcastic,sassy,seriously,whatever
💁‍♂️|1|sassy_man,tipping_hand_man,man_tipping_hand|man tipping hand|fetch,flick,flip,gossip,sarcasm,sarcastic,sassy,seriously,whatever
💁‍♀️|1|sassy_woman,tipping_hand_woman,woman_tipping_hand|woman tipping hand|fetch,flick,flip,gossip,sarcasm,sarcastic,sassy,seriously,whatever
🙋|1|raising_hand,person_raising_hand|person raising hand|gesture,here,know,me,pick,question,raise
🙋‍♂️|1|raising_hand_man,man_raising_hand|man raising hand|gesture,here,know,me,pick,question,raise
🙋‍♀️|1|raising_hand_woman,woman_raising_hand|woman raising hand|gesture,here,know,me,pick,question,raise
🧏|1|deaf_person|deaf person|accessibility,ear,gesture,hear
🧏‍♂️|1|deaf_man|deaf man|accessibility,ear,gesture,hear
🧏‍♀️|1|deaf_woman|deaf woman|accessibility,ear,gesture,hear
🙇|1|bow,person_bowing|person bowing|apology,ask,beg,favor,forgive,gesture,meditate,meditation,pity,regret,sorry
🙇‍♂️|1|bowing_man,man_bowing|man bowing|apology,ask,beg,bow,favor,forgive,gesture,meditate,meditation,pity,regret,sorry
🙇‍♀️|1|bowing_woman,woman_bowing|woman bowing|apology,ask,beg,bow,favor,forgive,gesture,meditate,meditation,pity,regret,sorry
🤦|1|facepalm,person_facepalming|person facepalming|again,bewilder,disbelief,exasperation,no,not,oh,omg,shock,smh
🤦‍♂️|1|man_facepalming|man facepalming|again,bewilder,disbelief,exasperation,facepalm,no,not,oh,omg,shock,smh
🤦‍♀️|1|woman_facepalming|woman facepalming|again,bewilder,disbelief,exasperation,facepalm,no,not,oh,omg,shock,smh
🤷|1|shrug,person_shrugging|person shrugging|doubt,dunno,guess,idk,ignorance,indifference,knows,maybe,whatever,who
🤷‍♂️|1|man_shrugging|man shrugging|doubt,dunno,guess,idk,ignorance,indifference,knows,maybe,shrug,whatever,who
🤷‍♀️|1|woman_shrugging|woman shrugging|doubt,dunno,guess,idk,ignorance,indifference,knows,maybe,shrug,whatever,who
🧑‍⚕️|1|health_worker|health worker|doctor,healthcare,nurse,therapist
👨‍⚕️|1|man_health_worker|man health worker|doctor,healthcare,nurse,therapist
👩‍⚕️|1|woman_health_worker|woman health worker|doctor,healthcare,nurse,therapist
🧑‍🎓|1|student|student|graduate
👨‍🎓|1|man_student|man student|graduate
👩‍🎓|1|woman_student|woman student|graduate
🧑‍🏫|1|teacher|teacher|instructor,lecturer,professor
👨‍🏫|1|man_teacher|man teacher|instructor,lecturer,professor
👩‍🏫|1|woman_teacher|woman teacher|instructor,lecturer,professor
🧑‍⚖️|1|judge|judge|justice,law,scales
👨‍⚖️|1|man_judge|man judge|justice,law,scales
👩‍⚖️|1|woman_judge|woman judge|justice,law,scales
🧑‍🌾|1|farmer|farmer|gardener,rancher
👨‍🌾|1|man_farmer|man farmer|gardener,rancher
👩‍🌾|1|woman_farmer|woman farmer|gardener,rancher
🧑‍🍳|1|cook|cook|chef
👨‍🍳|1|man_cook|man cook|chef
👩‍🍳|1|woman_cook|woman cook|chef
🧑‍🔧|1|mechanic|mechanic|electrician,plumber,tradesperson
👨‍🔧|1|man_mechanic|man mechanic|electrician,plumber,tradesperson
👩‍🔧|1|woman_mechanic|woman mechanic|electrician,plumber,tradesperson
🧑‍🏭|1|factory_worker|factory worker|assembly,industrial
👨‍🏭|1|man_factory_worker|man factory worker|assembly,industrial
👩‍🏭|1|woman_factory_worker|woman factory worker|assembly,industrial
🧑‍💼|1|office_worker|office worker|architect,business,manager,white-collar
👨‍💼|1|man_office_worker|man office worker|architect,business,manager,white-collar
👩‍💼|1|woman_office_worker|woman office worker|architect,business,manager,white-collar
🧑‍🔬|1|scientist|scientist|biologist,chemist,engineer,mathematician,physicist
👨‍🔬|1|man_scientist|man scientist|biologist,chemist,engineer,mathematician,physicist
👩‍🔬|1|woman_scientist|woman scientist|biologist,chemist,engineer,mathematician,physicist
🧑‍💻|1|technologist|technologist|coder,computer,developer,inventor,software
👨‍💻|1|man_technologist|man technologist|coder,computer,developer,inventor,software
👩‍💻|1|woman_technologist|woman technologist|coder,computer,developer,inventor,software
🧑‍🎤|1|singer|singer|actor,entertainer,rock,rockstar,star
👨‍🎤|1|man_singer|man singer|actor,entertainer,rock,rockstar,star
👩‍🎤|1|woman_singer|woman singer|actor,entertainer,rock,rockstar,star
🧑‍🎨|1|artist|artist|palette
👨‍🎨|1|man_artist|man artist|palette
👩‍🎨|1|woman_artist|woman artist|palette
🧑‍✈️|1|pilot|pilot|plane
👨‍✈️|1|man_pilot|man pilot|plane
👩‍✈️|1|woman_pilot|woman pilot|plane
🧑‍🚀|1|astronaut|astronaut|rocket,space
👨‍🚀|1|man_astronaut|man astronaut|rocket,space
👩‍🚀|1|woman_astronaut|woman astronaut|rocket,space
🧑‍🚒|1|firefighter|firefighter|fire,firetruck
👨‍🚒|1|man_firefighter|man firefighter|fire,firetruck
👩‍🚒|1|woman_firefighter|woman firefighter|fire,firetruck
👮|1|cop,police_officer|police officer|apprehend,arrest,citation,law,over,pulled,undercover
👮‍♂️|1|policeman,man_police_officer|man police officer|apprehend,arrest,citation,cop,law,over,pulled,undercover
👮‍♀️|1|policewoman,woman_police_officer|woman police officer|apprehend,arrest,citation,cop,law,over,pulled,undercover
🕵️|1|detective|detective|sleuth,spy
🕵️‍♂️|1|male_detective,man_detective|man detective|sleuth,spy
🕵️‍♀️|1|female_detective,woman_detective|woman detective|sleuth,spy
💂|1|guard|guard|buckingham,helmet,london,palace
💂‍♂️|1|guardsman,man_guard|man guard|buckingham,helmet,london,palace
💂‍♀️|1|guardswoman,woman_guard|woman guard|buckingham,helmet,london,palace
🥷|1|ninja|ninja|assassin,fight,fighter,hidden,person,secret,skills,sly,soldier,stealth,war
👷|1|construction_worker|construction worker|build,fix,hardhat,hat,man,person,rebuild,remodel,repair,work
👷‍♂️|1|construction_worker_man,man_construction_worker|man construction worker|build,fix,hardhat,hat,rebuild,remodel,repair,work
👷‍♀️|1|construction_worker_woman,woman_construction_worker|woman construction worker|build,fix,hardhat,hat,man,rebuild,remodel,repair,work
🫅|1|person_with_crown,royalty|person with crown|monarch,noble,regal,royal
🤴|1|prince|prince|crown,fairy,fairytale,fantasy,king,royal,royalty,tale
👸|1|princess|princess|crown,fairy,fairytale,fantasy,queen,royal,royalty,tale
👳|1|person_with_turban,person_wearing_turban|person wearing turban|
👳‍♂️|1|man_with_turban,man_wearing_turban|man wearing turban|
👳‍♀️|1|woman_with_turban,woman_wearing_turban|woman wearing turban|
👲|1|man_with_gua_pi_mao,person_with_skullcap|person with skullcap|cap,chinese,gua,guapi,hat,mao,pi
🧕|1|woman_with_headscarf|woman with headscarf|bandana,head,hijab,kerchief,mantilla,tichel
🤵|1|person_in_tuxedo|person in tuxedo|formal,wedding
🤵‍♂️|1|man_in_tuxedo|man in tuxedo|formal,groom,wedding
🤵‍♀️|1|woman_in_tuxedo|woman in tuxedo|formal,wedding
👰|1|person_with_veil|person with veil|wedding
👰‍♂️|1|man_with_veil|man with veil|wedding
👰‍♀️|1|bride_with_veil,woman_with_veil|woman with veil|bride,wedding
🤰|1|pregnant_woman|pregnant woman|
🫃|1|pregnant_man|pregnant man|belly,bloated,full,overeat
🫄|1|pregnant_person|pregnant person|belly,bloated,full,overeat,stuffed
🤱|1|breast_feeding|breast-feeding|baby,breast,feeding,mom,mother,nursing,woman
👩‍🍼|1|woman_feeding_baby|woman feeding baby|feed,mom,mother,nanny,newborn,nursing
👨‍🍼|1|man_feeding_baby|man feeding baby|dad,father,feed,nanny,newborn,nursing
🧑‍🍼|1|person_feeding_baby|person feeding baby|feed,nanny,newborn,nursing,parent
👼|1|angel|baby angel|church,face,fairy,fairytale,fantasy,tale
🎅|1|santa|Santa Claus|celebration,christmas,claus,fairy,fantasy,father,holiday,merry,tale,xmas
🤶|1|mrs_claus|Mrs. Claus|celebration,christmas,claus,fairy,fantasy,holiday,merry,mother,mrs,santa,tale,xmas
🧑‍🎄|1|mx_claus|Mx Claus|celebration,christmas,claus,fairy,fantasy,holiday,merry,mx,santa,tale,xmas
🦸|1|superhero|superhero|good,hero,superpower
🦸‍♂️|1|superhero_man,man_superhero|man superhero|good,hero,superpower
🦸‍♀️|1|superhero_woman,woman_superhero|woman superhero|good,hero,heroine,superpower
🦹|1|supervillain|supervillain|bad,criminal,evil,superpower,villain
🦹‍♂️|1|supervillain_man,man_supervillain|man supervillain|bad,criminal,evil,superpower,villain
🦹‍♀️|1|supervillain_woman,woman_supervillain|woman supervillain|bad,criminal,evil,superpower,villain
🧙|1|mage|mage|fantasy,magic,play,sorcerer,sorceress,sorcery,spell,summon,witch,wizard
🧙‍♂️|1|mage_man,man_mage|man mage|fantasy,magic,play,sorcerer,sorceress,sorcery,spell,summon,witch,wizard
🧙‍♀️|1|mage_woman,woman_mage|woman mage|fantasy,magic,play,sorcerer,sorceress,sorcery,spell,summon,witch,wizard
🧚|1|fairy|fairy|fairytale,fantasy,myth,person,pixie,tale,wings
🧚‍♂️|1|fairy_man,man_fairy|man fairy|fairytale,fantasy,myth,oberon,person,pixie,puck,tale,wings
🧚‍♀️|1|fairy_woman,woman_fairy|woman fairy|fairytale,fantasy,myth,person,pixie,tale,titania,wings
🧛|1|vampire|vampire|blood,dracula,fangs,halloween,scary,supernatural,teeth,undead
🧛‍♂️|1|vampire_man,man_vampire|man vampire|blood,fangs,halloween,scary,supernatural,teeth,undead
🧛‍♀️|1|vampire_woman,woman_vampire|woman vampire|blood,fangs,halloween,scary,supernatural,teeth,undead
🧜|1|merperson|merperson|creature,fairytale,folklore,ocean,sea,siren,trident
🧜‍♂️|1|merman|merman|creature,fairytale,folklore,neptune,ocean,poseidon,sea,siren,trident,triton
🧜‍♀️|1|mermaid|mermaid|creature,fairytale,folklore,merwoman,ocean,sea,siren,trident
🧝|1|elf|elf|elves,enchantment,fantasy,folklore,magic,magical,myth
🧝‍♂️|1|elf_man,man_elf|man elf|elves,enchantment,fantasy,folklore,magic,magical,myth
🧝‍♀️|1|elf_woman,woman_elf|woman elf|elves,enchantment,fantasy,folklore,magic,magical,myth
🧞|1|genie|genie|djinn,fantasy,jinn,lamp,myth,rub,wishes
🧞‍♂️|1|genie_man,man_genie|man genie|djinn,fantasy,jinn,lamp,myth,rub,wishes
🧞‍♀️|1|genie_woman,woman_genie|woman genie|djinn,fantasy,jinn,lamp,myth,rub,wishes
🧟|1|zombie|zombie|apocalypse,dead,halloween,horror,scary,undead,walking
🧟‍♂️|1|zombie_man,man_zombie|man zombie|apocalypse,dead,halloween,horror,scary,undead,walking
🧟‍♀️|1|zombie_woman,woman_zombie|woman zombie|apocalypse,dead,halloween,horror,scary,undead,walking
🧌|1|troll|troll|fairy,fantasy,monster,tale,trolling
💆|1|massage,person_getting_massage|person getting massage|face,headache,relax,relaxing,salon,soothe,spa,tension,therapy,treatment
💆‍♂️|1|massage_man,man_getting_massage|man getting massage|face,headache,relax,relaxing,salon,soothe,spa,tension,therapy,treatment
💆‍♀️|1|massage_woman,woman_getting_massage|woman getting massage|face,headache,relax,relaxing,salon,soothe,spa,tension,therapy,treatment
💇|1|haircut,person_getting_haircut|person getting haircut|barber,beauty,chop,cosmetology,cut,groom,hair,parlor,shears,style
💇‍♂️|1|haircut_man,man_getting_haircut|man getting haircut|barber,beauty,chop,cosmetology,cut,groom,hair,parlor,person,shears,style
💇‍♀️|1|haircut_woman,woman_getting_haircut|woman getting haircut|barber,beauty,chop,cosmetology,cut,groom,hair,parlor,person,shears,style
🚶|1|walking,person_walking|person walking|amble,gait,hike,man,pace,pedestrian,stride,stroll,walk
🚶‍♂️|1|walking_man,man_walking|man walking|amble,gait,hike,pace,pedestrian,stride,stroll,walk
🚶‍♀️|1|walking_woman,woman_walking|woman walking|amble,gait,hike,man,pace,pedestrian,stride,stroll,walk
🧍|1|standing_person,person_standing,standing|person standing|stand
🧍‍♂️|1|standing_man,man_standing|man standing|stand
🧍‍♀️|1|standing_woman,woman_standing|woman standing|stand
🧎|1|kneeling_person,kneeling,person_kneeling|person kneeling|kneel,knees
🧎‍♂️|1|kneeling_man,man_kneeling|man kneeling|kneel,knees
🧎‍♀️|1|kneeling_woman,woman_kneeling|woman kneeling|kneel,knees
🧑‍🦯|1|person_with_probing_cane,person_with_white_cane|person with white cane|accessibility,blind,probing
👨‍🦯|1|man_with_probing_cane,man_with_white_cane|man with white cane|accessibility,blind,probing
👩‍🦯|1|woman_with_probing_cane,woman_with_white_cane|woman with white cane|accessibility,blind,probing
🧑‍🦼|1|person_in_motorized_wheelchair|person in motorized wheelchair|accessibility
👨‍🦼|1|man_in_motorized_wheelchair|man in motorized wheelchair|accessibility
👩‍🦼|1|woman_in_motorized_wheelchair|woman in motorized wheelchair|accessibility
🧑‍🦽|1|person_in_manual_wheelchair|person in manual wheelchair|accessibility
👨‍🦽|1|man_in_manual_wheelchair|man in manual wheelchair|accessibility
👩‍🦽|1|woman_in_manual_wheelchair|woman in manual wheelchair|accessibility
🏃|1|runner,running,person_running|person running|fast,hurry,marathon,move,quick,race,racing,run,rush,speed
🏃‍♂️|1|running_man,man_running|man running|fast,hurry,marathon,move,quick,race,racing,run,rush,speed
🏃‍♀️|1|running_woman,woman_running|woman running|fast,hurry,marathon,move,quick,race,racing,run,rush,speed
💃|1|dancer,woman_dancing|woman dancing|dance,elegant,festive,flair,flamenco,groove,salsa,tango
🕺|1|man_dancing|man dancing|dance,dancer,elegant,festive,flair,flamenco,groove,salsa,tango
🕴️|1|business_suit_levitating,levitate,levitating,person_in_suit_levitating|person in suit levitating|business
👯|1|dancers,people_with_bunny_ears_partying|people with bunny ears|bestie,bff,counterpart,dancer,double,ear,identical,pair,party,partying,soulmate,twin,twinsies
👯‍♂️|1|dancing_men,men_with_bunny_ears_partying|men with bunny ears|bestie,bff,counterpart,dancer,double,ear,identical,pair,party,partying,people,soulmate,twin,twinsies
👯‍♀️|1|dancing_women,women_with_bunny_ears_partying|women with bunny ears|bestie,bff,counterpart,dancer,double,ear,identical,pair,party,partying,people,soulmate,twin,twinsies
🧖|1|sauna_person,person_in_steamy_room|person in steamy room|day,luxurious,pamper,relax,sauna,spa,steam,steambath,unwind
🧖‍♂️|1|sauna_man,man_in_steamy_room|man in steamy room|day,luxurious,pamper,relax,sauna,spa,steam,steambath,unwind
🧖‍♀️|1|sauna_woman,woman_in_steamy_room|woman in steamy room|day,luxurious,pamper,relax,sauna,spa,steam,steambath,unwind
🧗|1|climbing,person_climbing|person climbing|climb,climber,mountain,rock,scale,up
🧗‍♂️|1|climbing_man,man_climbing|man climbing|climb,climber,mountain,rock,scale,up
🧗‍♀️|1|climbing_woman,woman_climbing|woman climbing|climb,climber,mountain,rock,scale,up
🤺|1|person_fencing,fencer,fencing|person fencing|sword
🏇|1|horse_racing|horse racing|jockey,racehorse,riding,sport
⛷️|1|skier,person_skiing,skiing|skier|ski,snow
🏂|1|snowboarder,person_snowboarding,snowboarding|snowboarder|ski,snow,snowboard,sport
🏌️|1|golfing,golfer,person_golfing|person golfing|ball,birdie,caddy,driving,golf,green,pga,putt,range,tee
🏌️‍♂️|1|golfing_man,man_golfing|man golfing|ball,birdie,caddy,driving,golf,green,pga,putt,range,tee
🏌️‍♀️|1|golfing_woman,woman_golfing|woman golfing|ball,birdie,caddy,driving,golf,green,pga,putt,range,tee
🏄|1|surfer,person_surfing,surfing|person surfing|beach,ocean,sport,surf,swell,waves
🏄‍♂️|1|surfing_man,man_surfing|man surfing|beach,ocean,sport,surf,surfer,swell,waves
🏄‍♀️|1|surfing_woman,woman_surfing|woman surfing|beach,ocean,person,sport,surf,surfer,swell,waves
🚣|1|rowboat,person_rowing_boat|person rowing boat|canoe,cruise,fishing,lake,oar,paddle,raft,river,row
🚣‍♂️|1|rowing_man,man_rowing_boat|man rowing boat|canoe,cruise,fishing,lake,oar,paddle,raft,river,row,rowboat
🚣‍♀️|1|rowing_woman,woman_rowing_boat|woman rowing boat|canoe,cruise,fishing,lake,oar,paddle,raft,river,row,rowboat
🏊|1|swimmer,person_swimming,swimming|person swimming|freestyle,sport,swim,triathlon
🏊‍♂️|1|swimming_man,man_swimming|man swimming|freestyle,sport,swim,swimmer,triathlon
🏊‍♀️|1|swimming_woman,woman_swimming|woman swimming|freestyle,man,sport,swim,swimmer,triathlon
⛹️|1|bouncing_ball_person,person_bouncing_ball|person bouncing ball|athletic,basketball,championship,dribble,net,player,throw
⛹️‍♂️|1|basketball_man,bouncing_ball_man,man_bouncing_ball|man bouncing ball|athletic,basketball,championship,dribble,net,player,throw
⛹️‍♀️|1|basketball_woman,bouncing_ball_woman,woman_bouncing_ball|woman bouncing ball|athletic,basketball,championship,dribble,net,player,throw
🏋️|1|weight_lifting,person_lifting_weights,weight_lifter|person lifting weights|barbell,bodybuilder,deadlift,lifter,powerlifting,weight,weightlifter,workout
🏋️‍♂️|1|weight_lifting_man,man_lifting_weights|man lifting weights|barbell,bodybuilder,deadlift,lifter,powerlifting,weight,weightlifter,workout
🏋️‍♀️|1|weight_lifting_woman,woman_lifting_weights|woman lifting weights|barbell,bodybuilder,deadlift,lifter,powerlifting,weight,weightlifter,workout
🚴|1|bicyclist,biking,person_biking|person biking|bicycle,bike,cycle,cyclist,riding,sport
🚴‍♂️|1|biking_man,man_biking|man biking|bicycle,bicyclist,bike,cycle,cyclist,riding,sport
🚴‍♀️|1|biking_woman,woman_biking|woman biking|bicycle,bicyclist,bike,cycle,cyclist,riding,sport
🚵|1|mountain_bicyclist,mountain_biking,person_mountain_biking|person mountain biking|bicycle,bicyclist,bike,cycle,cyclist,riding,sport
🚵‍♂️|1|mountain_biking_man,man_mountain_biking|man mountain biking|bicycle,bicyclist,bike,cycle,cyclist,riding,sport
🚵‍♀️|1|mountain_biking_woman,woman_mountain_biking|woman mountain biking|bicycle,bicyclist,bike,cycle,cyclist,riding,sport
🤸|1|cartwheeling,person_cartwheel|person cartwheeling|active,cartwheel,excited,flip,gymnastics,happy,somersault
🤸‍♂️|1|man_cartwheeling|man cartwheeling|active,cartwheel,excited,flip,gymnastics,happy,somersault
🤸‍♀️|1|woman_cartwheeling|woman cartwheeling|active,cartwheel,excited,flip,gymnastics,happy,somersault
🤼|1|wrestling,people_wrestling,wrestlers|people wrestling|combat,duel,grapple,ring,tournament,wrestle
🤼‍♂️|1|men_wrestling|men wrestling|combat,duel,grapple,ring,tournament,wrestle
🤼‍♀️|1|women_wrestling|women wrestling|combat,duel,grapple,ring,tournament,wrestle
🤽|1|water_polo,person_playing_water_polo|person playing water polo|sport,swimming,waterpolo
🤽‍♂️|1|man_playing_water_polo|man playing water polo|sport,swimming,waterpolo
🤽‍♀️|1|woman_playing_water_polo|woman playing water polo|sport,swimming,waterpolo
🤾|1|handball_person,handball,person_playing_handball|person playing handball|athletics,ball,catch,chuck,hurl,lob,pitch,sport,throw,toss
🤾‍♂️|1|man_playing_handball|man playing handball|athletics,ball,catch,chuck,hurl,lob,pitch,sport,throw,toss
🤾‍♀️|1|woman_playing_handball|woman playing handball|athletics,ball,catch,chuck,hurl,lob,pitch,sport,throw,toss
🤹|1|juggling_person,juggler,juggling,person_juggling|person juggling|act,balance,balancing,handle,juggle,manage,multitask,skill
🤹‍♂️|1|man_juggling|man juggling|act,balance,balancing,handle,juggle,manage,multitask,skill
🤹‍♀️|1|woman_juggling|woman juggling|act,balance,balancing,handle,juggle,manage,multitask,skill
🧘|1|lotus_position,person_in_lotus_position|person in lotus position|cross,legged,legs,meditation,peace,relax,serenity,yoga,yogi,zen
🧘‍♂️|1|lotus_position_man,man_in_lotus_position|man in lotus position|cross,legged,legs,meditation,peace,relax,serenity,yoga,yogi,zen
🧘‍♀️|1|lotus_position_woman,woman_in_lotus_position|woman in lotus position|cross,legged,legs,meditation,peace,relax,serenity,yoga,yogi,zen
🛀|1|bath,person_taking_bath|person taking bath|bathtub,tub
🛌|1|sleeping_bed,person_in_bed,sleeping_accommodation|person in bed|bedtime,good,goodnight,hotel,nap,night,sleep,tired,zzz
🧑‍🤝‍🧑|1|people_holding_hands|people holding hands|bae,bestie,bff,couple,dating,flirt,friends,hand,hold,twins
👭|1|two_women_holding_hands|women holding hands|bae,bestie,bff,couple,dating,flirt,friends,girls,hand,hold,sisters,twins
👫|1|couple|woman and man holding hands|bae,bestie,bff,dating,flirt,friends,hand,hold,twins
👬|1|two_men_holding_hands|men holding hands|bae,bestie,bff,boys,brothers,couple,dating,flirt,friends,hand,hold,twins
💏|1|couplekiss,couple_kiss|kiss|anniversary,babe,bae,couple,date,dating,heart,love,mwah,person,romance,together,xoxo
👩‍❤️‍💋‍👨|1|couplekiss_man_woman,kiss_mw,kiss_wm|kiss: woman, man|anniversary,babe,bae,couple,date,dating,heart,kiss,love,mwah,person,romance,together,woman,xoxo
👨‍❤️‍💋‍👨|1|couplekiss_man_man,kiss_mm|kiss: man, man|anniversary,babe,bae,couple,date,dating,heart,kiss,love,mwah,person,romance,together,xoxo
👩‍❤️‍💋‍👩|1|couplekiss_woman_woman,kiss_ww|kiss: woman, woman|anniversary,babe,bae,couple,date,dating,heart,kiss,love,mwah,person,romance,together,xoxo
💑|1|couple_with_heart|couple with heart|anniversary,babe,bae,dating,kiss,love,person,relationship,romance,together,you
👩‍❤️‍👨|1|couple_with_heart_woman_man,couple_with_heart_mw,couple_with_heart_wm|couple with heart: woman, man|anniversary,babe,bae,dating,heart,kiss,love,person,relationship,romance,together,woman,you
👨‍❤️‍👨|1|couple_with_heart_man_man,couple_with_heart_mm|couple with heart: man, man|anniversary,babe,bae,dating,heart,kiss,love,person,relationship,romance,together,you
👩‍❤️‍👩|1|couple_with_heart_woman_woman,couple_with_heart_ww|couple with heart: woman, woman|anniversary,babe,bae,dating,heart,kiss,love,person,relationship,romance,together,you
👨‍👩‍👦|1|family_man_woman_boy,family_mwb|family: man, woman, boy|child,family,man,woman
👨‍👩‍👧|1|family_man_woman_girl,family_mwg|family: man, woman, girl|child,family,man,woman
👨‍👩‍👧‍👦|1|family_man_woman_girl_boy,family_mwgb|family: man, woman, girl, boy|child,family,girl,man,woman
👨‍👩‍👦‍👦|1|family_man_woman_boy_boy,family_mwbb|family: man, woman, boy, boy|child,family,man,woman
👨‍👩‍👧‍👧|1|family_man_woman_girl_girl,family_mwgg|family: man, woman, girl, girl|child,family,man,woman
👨‍👨‍👦|1|family_man_man_boy,family_mmb|family: man, man, boy|child,family,man
👨‍👨‍👧|1|family_man_man_girl,family_mmg|family: man, man, girl|child,family,man
👨‍👨‍👧‍👦|1|family_man_man_girl_boy,family_mmgb|family: man, man, girl, boy|child,family,girl,man
👨‍👨‍👦‍👦|1|family_man_man_boy_boy,family_mmbb|family: man, man, boy, boy|child,family,man
👨‍👨‍👧‍👧|1|family_man_man_girl_girl,family_mmgg|family: man, man, girl, girl|child,family,man
👩‍👩‍👦|1|family_woman_woman_boy,family_wwb|family: woman, woman, boy|child,family,woman
👩‍👩‍👧|1|family_woman_woman_girl,family_wwg|family: woman, woman, girl|child,family,woman
👩‍👩‍👧‍👦|1|family_woman_woman_girl_boy,family_wwgb|family: woman, woman, girl, boy|child,family,girl,woman
👩‍👩‍👦‍👦|1|family_woman_woman_boy_boy,family_wwbb|family: woman, woman, boy, boy|child,family,woman
👩‍👩‍👧‍👧|1|family_woman_woman_girl_girl,family_wwgg|family: woman, woman, girl, girl|child,family,woman
👨‍👦|1|family_man_boy,family_mb|family: man, boy|child,family,man
👨‍👦‍👦|1|family_man_boy_boy,family_mbb|family: man, boy, boy|child,family,man
👨‍👧|1|family_man_girl,family_mg|family: man, girl|child,family,man
👨‍👧‍👦|1|family_man_girl_boy,family_mgb|family: man, girl, boy|child,family,girl,man
👨‍👧‍👧|1|family_man_girl_girl,family_mgg|family: man, girl, girl|child,family,man
👩‍👦|1|family_woman_boy,family_wb|family: woman, boy|child,family,woman
👩‍👦‍👦|1|family_woman_boy_boy,family_wbb|family: woman, boy, boy|child,family,woman
👩‍👧|1|family_woman_girl,family_wg|family: woman, girl|child,family,woman
👩‍👧‍👦|1|family_woman_girl_boy,family_wgb|family: woman, girl, boy|child,family,girl,woman
👩‍👧‍👧|1|family_woman_girl_girl,family_wgg|family: woman, girl, girl|child,family,woman
🗣️|1|speaking_head|speaking head|face,silhouette,speak
👤|1|bust_in_silhouette|bust in silhouette|mysterious,shadow
👥|1|busts_in_silhouette|busts in silhouette|bff,bust,everyone,friend,friends,people
🫂|1|people_hugging|people hugging|comfort,embrace,farewell,friendship,goodbye,hello,hug,love,thanks
👪|1|family|family|child
👣|1|footprints|footprints|barefoot,clothing,footprint,omw,print,walk
🐵|3|monkey_face|monkey face|animal,banana
🐒|3|monkey|monkey|animal,banana
🦍|3|gorilla|gorilla|animal
🦧|3|orangutan|orangutan|animal,ape,monkey
🐶|3|dog,dog_face|dog face|adorbs,animal,pet,puppies,puppy
🐕|3|dog2|dog|animal,animals,dogs,pet
🦮|3|guide_dog|guide dog|accessibility,animal,blind
🐕‍🦺|3|service_dog|service dog|accessibility,animal,assistance
🐩|3|poodle|poodle|animal,dog,fluffy
🐺|3|wolf,wolf_face|wolf|animal,face
🦊|3|fox_face,fox|fox|animal,face
🦝|3|raccoon|raccoon|animal,curious,sly
🐱|3|cat,cat_face|cat face|animal,kitten,kitty,pet
🐈|3|cat2|cat|animal,animals,cats,kitten,pet
🐈‍⬛|3|black_cat|black cat|animal,feline,halloween,meow,unlucky
🦁|3|lion,lion_face|lion|alpha,animal,face,leo,mane,order,rawr,roar,safari,strong,zodiac
🐯|3|tiger,tiger_face|tiger face|animal,big,cat,predator
🐅|3|tiger2|tiger|animal,big,cat,predator,zoo
🐆|3|leopard|leopard|animal,big,cat,predator,zoo
🐴|3|horse,horse_face|horse face|animal,dressage,equine,farm,horses
🫎|3|moose|moose|alces,animal,antlers,elk,mammal
🫏|3|donkey|donkey|animal,ass,burro,hinny,mammal,mule,stubborn
🐎|3|racehorse|horse|animal,equestrian,farm,racing
🦄|3|unicorn,unicorn_face|unicorn|face
🦓|3|zebra|zebra|animal,stripe
🦌|3|deer|deer|animal
🦬|3|bison|bison|animal,buffalo,herd,wisent
🐮|3|cow,cow_face|cow face|animal,farm,milk,moo
🐂|3|ox|ox|animal,animals,bull,farm,taurus,zodiac
🐃|3|water_buffalo|water buffalo|animal,zoo
🐄|3|cow2|cow|animal,animals,farm,milk,moo
🐷|3|pig,pig_face|pig face|animal,bacon,farm,pork
🐖|3|pig2|pig|animal,bacon,farm,pork,sow
🐗|3|boar|boar|animal,pig
🐽|3|pig_nose|pig nose|animal,face,farm,smell,snout
🐏|3|ram|ram|animal,aries,horns,male,sheep,zodiac,zoo
🐑|3|sheep,ewe|ewe|animal,baa,farm,female,fluffy,lamb,wool
🐐|3|goat|goat|animal,capricorn,farm,milk,zodiac
🐪|3|dromedary_camel|camel|animal,desert,dromedary,hump,one
🐫|3|camel|two-hump camel|animal,bactrian,desert,hump,two
🦙|3|llama|llama|alpaca,animal,guanaco,wool
🦒|3|giraffe|giraffe|animal,spots
🐘|3|elephant|elephant|animal
🦣|3|mammoth|mammoth|animal,extinction,large,tusk,wooly
🦏|3|rhinoceros,rhino|rhinoceros|animal
🦛|3|hippopotamus,hippo|hippopotamus|animal
🐭|3|mouse,mouse_face|mouse face|animal
🐁|3|mouse2|mouse|animal,animals
🐀|3|rat|rat|animal
🐹|3|hamster,hamster_face|hamster|animal,face,pet
🐰|3|rabbit,rabbit_face|rabbit face|animal,bunny,pet
🐇|3|rabbit2|rabbit|animal,bunny,pet
🐿️|3|chipmunk|chipmunk|animal,squirrel
🦫|3|beaver|beaver|animal,dam,teeth
🦔|3|hedgehog|hedgehog|animal,spiny
🦇|3|bat|bat|animal,vampire
🐻|3|bear,bear_face|bear|animal,face,grizzly,growl,honey
🐻‍❄️|3|polar_bear,polar_bear_face|polar bear|animal,arctic,white
🐨|3|koala,koala_face|koala|animal,australia,bear,down,face,marsupial,under
🐼|3|panda_face,panda|panda|animal,bamboo,face
🦥|3|sloth|sloth|lazy,slow
🦦|3|otter|otter|animal,fishing,playful
🦨|3|skunk|skunk|animal,stink
🦘|3|kangaroo|kangaroo|animal,joey,jump,marsupial
🦡|3|badger|badger|animal,honey,pester
🐾|3|feet,paw_prints|paw prints|paws,print
🦃|3|turkey|turkey|bird,gobble,thanksgiving
🐔|3|chicken,chicken_face|chicken|animal,bird,ornithology
🐓|3|rooster|rooster|animal,bird,ornithology
🐣|3|hatching_chick|hatching chick|animal,baby,bird,egg
🐤|3|baby_chick|baby chick|animal,bird,ornithology
🐥|3|hatched_chick|front-facing baby chick|animal,bird,newborn,ornithology
🐦|3|bird,bird_face|bird|animal,ornithology
🐧|3|penguin,penguin_face|penguin|animal,antarctica,bird,ornithology
🕊️|3|dove|dove|bird,fly,ornithology,peace
🦅|3|eagle|eagle|animal,bird,ornithology
🦆|3|duck|duck|animal,bird,ornithology
🦢|3|swan|swan|animal,bird,cygnet,duckling,ornithology,ugly
🦉|3|owl|owl|animal,bird,ornithology,wise
🦤|3|dodo|dodo|animal,bird,extinction,large,ornithology
🪶|3|feather|feather|bird,flight,light,plumage
🦩|3|flamingo|flamingo|animal,bird,flamboyant,ornithology,tropical
🦚|3|peacock|peacock|animal,bird,colorful,ornithology,ostentatious,peahen,pretty,proud
🦜|3|parrot|parrot|animal,bird,ornithology,pirate,talk
🪽|3|wing|wing|angelic,ascend,aviation,bird,fly,flying,heavenly,mythology,soar
🐦‍⬛|3|black_bird|black bird|animal,beak,caw,corvid,crow,ornithology,raven,rook
🪿|3|goose|goose|animal,bird,duck,flock,fowl,gaggle,gander,geese,honk,ornithology,silly
🐸|3|frog,frog_face|frog|animal,face
🐊|3|crocodile|crocodile|animal,zoo
🐢|3|turtle|turtle|animal,terrapin,tortoise
🦎|3|lizard|lizard|animal,reptile
🐍|3|snake|snake|animal,bearer,ophiuchus,serpent,zodiac
🐲|3|dragon_face|dragon face|animal,fairy,fairytale,tale
🐉|3|dragon|dragon|animal,fairy,fairytale,knights,tale
🦕|3|sauropod|sauropod|brachiosaurus,brontosaurus,dinosaur,diplodocus
🦖|3|t-rex,trex|T-Rex|dinosaur,rex,t,tyrannosaurus
🐳|3|whale,spouting_whale|spouting whale|animal,beach,face,ocean
🐋|3|whale2|whale|animal,beach,ocean
🐬|3|dolphin,flipper|dolphin|animal,beach,ocean
🦭|3|seal|seal|animal,lion,ocean,sea
🐟|3|fish|fish|animal,dinner,fishes,fishing,pisces,zodiac
🐠|3|tropical_fish|tropical fish|animal,fishes
🐡|3|blowfish|blowfish|animal,fish
🦈|3|shark|shark|animal,fish
🐙|3|octopus|octopus|animal,creature,ocean
🐚|3|shell|spiral shell|animal,beach,conch,sea
🪸|3|coral|coral|change,climate,ocean,reef,sea
🪼|3|jellyfish|jellyfish|animal,aquarium,burn,invertebrate,jelly,life,marine,ocean,ouch,plankton,sea,sting,stinger,tentacles
🦀|3|crab|crab|cancer,zodiac
🦞|3|lobster|lobster|animal,bisque,claws,seafood
🦐|3|shrimp|shrimp|food,shellfish,small
🦑|3|squid|squid|animal,food,mollusk
🦪|3|oyster|oyster|diving,pearl
🐌|3|snail|snail|animal,escargot,garden,nature,slug
🦋|3|butterfly|butterfly|insect,pretty
🐛|3|bug|bug|animal,garden,insect
🐜|3|ant|ant|animal,garden,insect
🐝|3|bee,honeybee|honeybee|animal,bumblebee,honey,insect,nature,spring
🪲|3|beetle|beetle|animal,bug,insect
🐞|3|lady_beetle|lady beetle|animal,garden,insect,ladybird,ladybug,nature
🦗|3|cricket|cricket|animal,bug,grasshopper,insect,orthoptera
🪳|3|cockroach|cockroach|animal,insect,pest,roach
🕷️|3|spider|spider|animal,insect
🕸️|3|spider_web|spider web|
🦂|3|scorpion|scorpion|scorpio,scorpius,zodiac
🦟|3|mosquito|mosquito|bite,disease,fever,insect,malaria,pest,virus
🪰|3|fly|fly|animal,disease,insect,maggot,pest,rotting
🪱|3|worm|worm|animal,annelid,earthworm,parasite
🦠|3|microbe|microbe|amoeba,bacteria,science,virus
💐|3|bouquet|bouquet|anniversary,birthday,date,flower,love,plant,romance
🌸|3|cherry_blossom|cherry blossom|flower,plant,spring,springtime
💮|3|white_flower|white flower|
🪷|3|lotus|lotus|beauty,buddhism,calm,flower,hinduism,peace,purity,serenity
🏵️|3|rosette|rosette|plant
🌹|3|rose|rose|beauty,elegant,flower,love,plant,red,valentine
🥀|3|wilted_flower|wilted flower|dying
🌺|3|hibiscus|hibiscus|flower,plant
🌻|3|sunflower|sunflower|flower,outdoors,plant,sun
🌼|3|blossom|blossom|buttercup,dandelion,flower,plant
🌷|3|tulip|tulip|blossom,flower,growth,plant
🪻|3|hyacinth|hyacinth|bloom,bluebonnet,flower,indigo,lavender,lilac,lupine,plant,purple,shrub,snapdragon,spring,violet
🌱|3|seedling|seedling|plant,sapling,sprout,young
🪴|3|potted_plant|potted plant|decor,grow,house,nurturing,pot
🌲|3|evergreen_tree|evergreen tree|christmas,forest,pine
🌳|3|deciduous_tree|deciduous tree|forest,green,habitat,shedding
🌴|3|palm_tree|palm tree|beach,plant,tropical
🌵|3|cactus|cactus|desert,drought,nature,plant
🌾|3|ear_of_rice,sheaf_of_rice|sheaf of rice|ear,grain,grains,plant
🌿|3|herb|herb|leaf,plant
☘️|3|shamrock|shamrock|irish,plant
🍀|3|four_leaf_clover|four leaf clover|4,four-leaf,irish,lucky,plant
🍁|3|maple_leaf|maple leaf|falling
🍂|3|fallen_leaf|fallen leaf|autumn,fall,falling
🍃|3|leaves|leaf fluttering in wind|blow,flutter
🪹|3|empty_nest,nest|empty nest|branch,home,nesting
🪺|3|nest_with_eggs|nest with eggs|bird,branch,egg,nesting
🍄|3|mushroom|mushroom|fungus,toadstool
🍇|4|grapes|grapes|dionysus,fruit,grape
🍈|4|melon|melon|cantaloupe,fruit
🍉|4|watermelon|watermelon|fruit
🍊|4|mandarin,orange,tangerine|tangerine|c,citrus,fruit,nectarine,vitamin
🍋|4|lemon|lemon|citrus,fruit,sour
🍌|4|banana|banana|fruit,potassium
🍍|4|pineapple|pineapple|colada,fruit,pina,tropical
🥭|4|mango|mango|food,fruit,tropical
🍎|4|apple,red_apple|red apple|diet,food,fruit,health,ripe
🍏|4|green_apple|green apple|fruit
🍐|4|pear|pear|fruit
🍑|4|peach|peach|fruit
🍒|4|cherries|cherries|berries,cherry,fruit,red
🍓|4|strawberry|strawberry|berry,fruit
🫐|4|blueberries|blueberries|berries,berry,bilberry,blue,blueberry,food,fruit
🥝|4|kiwi_fruit,kiwi|kiwi fruit|food
🍅|4|tomato|tomato|food,fruit,vegetable
🫒|4|olive|olive|food
🥥|4|coconut|coconut|colada,palm
🥑|4|avocado|avocado|food,fruit
🍆|4|eggplant|eggplant|aubergine,vegetable
🥔|4|potato|potato|food,vegetable
🥕|4|carrot|carrot|food,vegetable
🌽|4|corn,ear_of_corn|ear of corn|crops,farm,maize,maze
🌶️|4|hot_pepper|hot pepper|
🫑|4|bell_pepper|bell pepper|capsicum,food,vegetable
🥒|4|cucumber|cucumber|food,pickle,vegetable
🥬|4|leafy_green|leafy green|bok,burgers,cabbage,choy,kale,lettuce,salad
🥦|4|broccoli|broccoli|cabbage,wild
🧄|4|garlic|garlic|flavoring
🧅|4|onion|onion|flavoring
🥜|4|peanuts|peanuts|food,nut,peanut,vegetable
🫘|4|beans|beans|food,kidney,legume,small
🌰|4|chestnut|chestnut|almond,plant
🫚|4|ginger_root,ginger|ginger root|beer,health,herb,natural,spice
🫛|4|pea_pod,pea|pea pod|beans,beanstalk,edamame,legume,soybean,vegetable,veggie
🍞|4|bread|bread|carbs,food,grain,loaf,restaurant,toast,wheat
🥐|4|croissant|croissant|bread,breakfast,crescent,food,french,roll
🥖|4|baguette_bread|baguette bread|food,french
🫓|4|flatbread|flatbread|arepa,bread,food,gordita,lavash,naan,pita
🥨|4|pretzel|pretzel|convoluted,twisted
🥯|4|bagel|bagel|bakery,bread,breakfast,schmear
🥞|4|pancakes|pancakes|breakfast,food,hotcake,pancake
🧇|4|waffle|waffle|breakfast,indecisive,iron
🧀|4|cheese|cheese wedge|
🍖|4|meat_on_bone|meat on bone|
🍗|4|poultry_leg|poultry leg|bone,chicken,drumstick,hungry,turkey
🥩|4|cut_of_meat|cut of meat|chop,lambchop,porkchop,red,steak
🥓|4|bacon|bacon|breakfast,food,meat
🍔|4|hamburger|hamburger|burger,eat,fast,food,hungry
🍟|4|fries,french_fries|french fries|fast,food
🍕|4|pizza|pizza|cheese,food,hungry,pepperoni,slice
🌭|4|hotdog|hot dog|frankfurter,sausage
🥪|4|sandwich|sandwich|bread
🌮|4|taco|taco|mexican
🌯|4|burrito|burrito|mexican,wrap
🫔|4|tamale|tamale|food,mexican,pamonha,wrapped
🥙|4|stuffed_flatbread|stuffed flatbread|falafel,food,gyro,kebab
🧆|4|falafel|falafel|chickpea,meatball
🥚|4|egg|egg|breakfast,food
🍳|4|fried_egg,cooking|cooking|breakfast,easy,egg,fry,frying,over,pan,restaurant,side,sunny,up
🥘|4|shallow_pan_of_food|shallow pan of food|casserole,paella
🍲|4|stew,pot_of_food|pot of food|soup
🫕|4|fondue|fondue|cheese,chocolate,food,melted,pot,ski
🥣|4|bowl_with_spoon|bowl with spoon|breakfast,cereal,congee,oatmeal,porridge
🥗|4|green_salad,salad|green salad|food
🍿|4|popcorn|popcorn|corn,movie,pop
🧈|4|butter|butter|dairy
🧂|4|salt|salt|condiment,flavor,mad,salty,shaker,taste,upset
🥫|4|canned_food|canned food|can
🍱|4|bento,bento_box|bento box|food
🍘|4|rice_cracker|rice cracker|food
🍙|4|rice_ball|rice ball|food,japanese
🍚|4|rice,cooked_rice|cooked rice|food
🍛|4|curry,curry_rice|curry rice|food
🍜|4|ramen,steaming_bowl|steaming bowl|chopsticks,food,noodle,pho,soup
🍝|4|spaghetti|spaghetti|food,meatballs,pasta,restaurant
🍠|4|sweet_potato|roasted sweet potato|food
🍢|4|oden|oden|food,kebab,restaurant,seafood,skewer,stick
🍣|4|sushi|sushi|food
🍤|4|fried_shrimp|fried shrimp|prawn,tempura
🍥|4|fish_cake|fish cake with swirl|food,pastry,restaurant
🥮|4|moon_cake|moon cake|autumn,festival
🍡|4|dango|dango|dessert,japanese,skewer,stick,sweet
🥟|4|dumpling|dumpling|empanada,jiaozi,pierogi,potsticker
🥠|4|fortune_cookie|fortune cookie|prophecy
🥡|4|takeout_box|takeout box|chopsticks,delivery,food,oyster,pail
🍦|4|icecream,soft_serve|soft ice cream|dessert,food,restaurant,serve,sweet
🍧|4|shaved_ice|shaved ice|dessert,restaurant,sweet
🍨|4|ice_cream|ice cream|dessert,food,restaurant,sweet
🍩|4|doughnut|doughnut|breakfast,dessert,donut,food,sweet
🍪|4|cookie|cookie|chip,chocolate,dessert,sweet
🎂|4|birthday,birthday_cake|birthday cake|bday,celebration,dessert,happy,pastry,sweet
🍰|4|cake,shortcake|shortcake|dessert,pastry,slice,sweet
🧁|4|cupcake|cupcake|bakery,dessert,sprinkles,sugar,sweet,treat
🥧|4|pie|pie|apple,filling,fruit,meat,pastry,pumpkin,slice
🍫|4|chocolate_bar|chocolate bar|candy,dessert,halloween,sweet,tooth
🍬|4|candy|candy|cavities,dessert,halloween,restaurant,sweet,tooth,wrapper
🍭|4|lollipop|lollipop|candy,dessert,food,restaurant,sweet
🍮|4|custard|custard|dessert,pudding,sweet
🍯|4|honey_pot|honey pot|barrel,bear,food,honeypot,jar,sweet
🍼|4|baby_bottle|baby bottle|babies,birth,born,drink,infant,milk,newborn
🥛|4|milk_glass,glass_of_milk,milk|glass of milk|drink
☕|4|coffee|hot beverage|cafe,caffeine,chai,drink,morning,steaming,tea
🫖|4|teapot|teapot|brew,drink,food,pot,tea
🍵|4|tea|teacup without handle|beverage,cup,drink,oolong
🍶|4|sake|sake|bar,beverage,bottle,cup,drink,restaurant
🍾|4|champagne|bottle with popping cork|bar,drink
🍷|4|wine_glass|wine glass|alcohol,bar,beverage,booze,club,drink,drinking,drinks,restaurant
🍸|4|cocktail|cocktail glass|alcohol,bar,booze,club,drink,drinking,drinks,mad,martini,men
🍹|4|tropical_drink|tropical drink|alcohol,bar,booze,club,cocktail,drinking,drinks,drunk,mai,party,tai,tropics
🍺|4|beer|beer mug|alcohol,ale,bar,booze,drink,drinking,drinks,octoberfest,oktoberfest,pint,stein,summer
🍻|4|beers|clinking beer mugs|alcohol,bar,booze,bottoms,cheers,clink,drinking,drinks
🥂|4|clinking_glasses|clinking glasses|celebrate,clink,drink,glass
🥃|4|tumbler_glass,whisky|tumbler glass|liquor,scotch,shot,whiskey
🫗|4|pouring_liquid,pour|pouring liquid|accident,drink,empty,glass,oops,spill,water
🥤|4|cup_with_straw|cup with straw|drink,juice,malt,soda,soft,water
🧋|4|bubble_tea,boba_drink|bubble tea|boba,food,milk,pearl
🧃|4|beverage_box,juice_box|beverage box|juice,straw,sweet
🧉|4|mate|mate|drink
🧊|4|ice_cube,ice|ice|cold,cube,iceberg
🥢|4|chopsticks|chopsticks|hashi,jeotgarak,kuaizi
🍽️|4|plate_with_cutlery,fork_knife_plate|fork and knife with plate|cooking,dinner,eat
🍴|4|fork_and_knife|fork and knife|breakfast,breaky,cooking,cutlery,delicious,dinner,eat,feed,food,hungry,lunch,restaurant,yum,yummy
🥄|4|spoon|spoon|eat,tableware
🔪|4|hocho,knife|kitchen knife|chef,cooking,tool,weapon
🫙|4|jar|jar|condiment,container,empty,nothing,sauce,store
🏺|4|amphora|amphora|aquarius,cooking,drink,jug,tool,weapon,zodiac
🌍|5|earth_africa,earth_europe|globe showing Europe-Africa|africa,earth,europe,europe-africa,world
🌎|5|earth_americas|globe showing Americas|americas,earth,world
🌏|5|earth_asia|globe showing Asia-Australia|asia,asia-australia,australia,earth,world
🌐|5|globe_with_meridians|globe with meridians|earth,internet,web,world,worldwide
🗺️|5|world_map|world map|
🗾|5|japan,japan_map|map of Japan|
🧭|5|compass|compass|direction,magnetic,navigation,orienteering
🏔️|5|mountain_snow|snow-capped mountain|cold,snow
⛰️|5|mountain|mountain|
🌋|5|volcano|volcano|eruption,mountain,nature
🗻|5|mount_fuji|mount fuji|mountain,nature
🏕️|5|camping|camping|
🏖️|5|beach_umbrella,beach,beach_with_umbrella|beach with umbrella|
🏜️|5|desert|desert|
🏝️|5|desert_island,island|desert island|
🏞️|5|national_park|national park|
🏟️|5|stadium|stadium|
🏛️|5|classical_building|classical building|
🏗️|5|building_construction,construction_site|building construction|crane
🧱|5|bricks|brick|clay,mortar,wall
🪨|5|rock|rock|boulder,heavy,solid,stone,tough
🪵|5|wood|wood|log,lumber,timber
🛖|5|hut|hut|home,house,roundhouse,shelter,yurt
🏘️|5|houses,homes|houses|house
🏚️|5|derelict_house,house_abandoned|derelict house|home
🏠|5|house|house|building,country,heart,home,ranch,settle,simple,suburban,suburbia,where
🏡|5|house_with_garden|house with garden|building,country,heart,home,ranch,settle,simple,suburban,suburbia,where
🏢|5|office|office building|city,cubical,job
🏣|5|post_office|Japanese post office|building,japanese
🏤|5|european_post_office|post office|building,european
🏥|5|hospital|hospital|building,doctor,medicine
🏦|5|bank|bank|building
🏨|5|hotel|hotel|building
🏩|5|love_hotel|love hotel|building
🏪|5|convenience_store|convenience store|24,building,hours
🏫|5|school|school|building
🏬|5|department_store|department store|building
🏭|5|factory|factory|building
🏯|5|japanese_castle|Japanese castle|building,japanese
🏰|5|european_castle,castle|castle|building,european
💒|5|wedding|wedding|chapel,hitched,nuptials,romance
🗼|5|tokyo_tower|Tokyo tower|tokyo
🗽|5|statue_of_liberty|Statue of Liberty|liberty,new,ny,nyc,statue,york
⛪|5|church|church|bless,chapel,christian,cross,religion
🕌|5|mosque|mosque|islam,masjid,muslim,religion
🛕|5|hindu_temple|hindu temple|
🕍|5|synagogue|synagogue|jew,jewish,judaism,religion,temple
⛩️|5|shinto_shrine|shinto shrine|religion
🕋|5|kaaba|kaaba|hajj,islam,muslim,religion,umrah
⛲|5|fountain|fountain|
⛺|5|tent|tent|camping
🌁|5|foggy|foggy|fog
🌃|5|night_with_stars|night with stars|star
🏙️|5|cityscape|cityscape|city
🌄|5|sunrise_over_mountains|sunrise over mountains|morning,sun
🌅|5|sunrise|sunrise|morning,nature,sun
🌆|5|city_sunset,city_dusk|cityscape at dusk|building,city,evening,landscape,sun,sunset
🌇|5|city_sunrise|sunset|building,dusk,sun
🌉|5|bridge_at_night|bridge at night|
♨️|5|hotsprings|hot springs|steaming
🎠|5|carousel_horse|carousel horse|entertainment
🛝|5|playground_slide,slide|playground slide|amusement,park,play,playing,sliding,theme
🎡|5|ferris_wheel|ferris wheel|amusement,park,theme
🎢|5|roller_coaster|roller coaster|amusement,park,theme
💈|5|barber,barber_pole|barber pole|cut,fresh,haircut,shave
🎪|5|circus_tent|circus tent|
🚂|5|steam_locomotive|locomotive|caboose,engine,railway,steam,train,trains,travel
🚃|5|railway_car|railway car|electric,train,tram,travel,trolleybus
🚄|5|bullettrain_side|high-speed train|railway,shinkansen,speed
🚅|5|bullettrain_front|bullet train|high-speed,nose,railway,shinkansen,speed,travel
🚆|5|train2|train|arrived,choo,railway
🚇|5|metro|metro|subway,travel
🚈|5|light_rail|light rail|arrived,monorail,railway
🚉|5|station|station|railway,train
🚊|5|tram|tram|trolleybus
🚝|5|monorail|monorail|vehicle
🚞|5|mountain_railway|mountain railway|car,trip
🚋|5|train,tram_car|tram car|bus,trolley,trolleybus
🚌|5|bus|bus|school,vehicle
🚍|5|oncoming_bus|oncoming bus|cars
🚎|5|trolleybus|trolleybus|bus,tram,trolley
🚐|5|minibus|minibus|bus,drive,van,vehicle
🚑|5|ambulance|ambulance|emergency,vehicle
🚒|5|fire_engine|fire engine|truck
🚓|5|police_car|police car|cops,patrol
🚔|5|oncoming_police_car|oncoming police car|
🚕|5|taxi|taxi|cab,cabbie,car,drive,vehicle,yellow
🚖|5|oncoming_taxi|oncoming taxi|cab,cabbie,cars,drove,hail,yellow
🚗|5|car,red_car|automobile|driving,vehicle
🚘|5|oncoming_automobile|oncoming automobile|car,cars,drove,vehicle
🚙|5|blue_car,suv|sport utility vehicle|car,drive,recreational,sportutility
🛻|5|pickup_truck|pickup truck|automobile,car,flatbed,pick-up,transportation
🚚|5|truck,delivery_truck|delivery truck|car,drive,vehicle
🚛|5|articulated_lorry|articulated lorry|car,drive,move,semi,truck,vehicle
🚜|5|tractor|tractor|vehicle
🏎️|5|racing_car|racing car|zoom
🏍️|5|motorcycle|motorcycle|racing
🛵|5|motor_scooter|motor scooter|
🦽|5|manual_wheelchair|manual wheelchair|accessibility
🦼|5|motorized_wheelchair|motorized wheelchair|accessibility
🛺|5|auto_rickshaw|auto rickshaw|tuk
🚲|5|bike,bicycle|bicycle|class,cycle,cycling,cyclist,gang,ride,spin,spinning
🛴|5|kick_scooter,scooter|kick scooter|
🛹|5|skateboard|skateboard|board,skate,skater,wheels
🛼|5|roller_skate|roller skate|blades,skates,sport
🚏|5|busstop|bus stop|
🛣️|5|motorway|motorway|highway,road
🛤️|5|railway_track|railway track|train
🛢️|5|oil_drum|oil drum|
⛽|5|fuelpump|fuel pump|diesel,gas,gasoline,station
🛞|5|wheel|wheel|car,circle,tire,turn,vehicle
🚨|5|rotating_light|police car light|alarm,alert,beacon,emergency,revolving,siren
🚥|5|traffic_light|horizontal traffic light|intersection,signal,stop,stoplight
🚦|5|vertical_traffic_light|vertical traffic light|drove,intersection,signal,stop,stoplight
🛑|5|stop_sign,octagonal_sign|stop sign|octagonal
🚧|5|construction|construction|barrier
⚓|5|anchor|anchor|ship,tool
🛟|5|ring_buoy,lifebuoy|ring buoy|float,life,lifesaver,preserver,rescue,safety,save,saver,swim
⛵|5|boat,sailboat|sailboat|resort,sailing,sea,yacht
🛶|5|canoe|canoe|boat
🚤|5|speedboat|speedboat|billionaire,boat,lake,luxury,millionaire,summer,travel
🛳️|5|passenger_ship,cruise_ship|passenger ship|
⛴️|5|ferry|ferry|boat,passenger
🛥️|5|motor_boat,motorboat|motor boat|
🚢|5|ship|ship|boat,passenger,travel
✈️|5|airplane|airplane|aeroplane,fly,flying,jet,plane,travel
🛩️|5|small_airplane|small airplane|aeroplane,plane
🛫|5|flight_departure,airplane_departure|airplane departure|aeroplane,check-in,departures,plane
🛬|5|flight_arrival,airplane_arriving|airplane arrival|aeroplane,arrivals,arriving,landing,plane
🪂|5|parachute|parachute|hang-glide,parasail,skydive
💺|5|seat|seat|chair
🚁|5|helicopter|helicopter|copter,roflcopter,travel,vehicle
🚟|5|suspension_railway|suspension railway|
🚠|5|mountain_cableway|mountain cableway|cable,gondola,lift,ski
🚡|5|aerial_tramway|aerial tramway|cable,car,gondola,ropeway
🛰️|5|artificial_satellite|satellite|space
🚀|5|rocket|rocket|launch,rockets,space,travel
🛸|5|flying_saucer|flying saucer|aliens,extra,terrestrial,ufo
🛎️|5|bellhop_bell,bellhop|bellhop bell|hotel
🧳|5|luggage|luggage|bag,packing,roller,suitcase,travel
⌛|5|hourglass|hourglass done|sand,time,timer
⏳|5|hourglass_flowing_sand|hourglass not done|flowing,hours,sand,timer,waiting,yolo
⌚|5|watch|watch|clock,time
⏰|5|alarm_clock|alarm clock|hours,hrs,late,time,waiting
⏱️|5|stopwatch|stopwatch|clock,time
⏲️|5|timer_clock|timer clock|
🕰️|5|mantelpiece_clock,clock|mantelpiece clock|time
🕛|5|clock12|twelve o’clock|12,clock,time
🕧|5|clock1230|twelve-thirty|12,30,clock,thirty,time,twelve
🕐|5|clock1|one o’clock|1,clock,time
🕜|5|clock130|one-thirty|1,30,clock,one,thirty,time
🕑|5|clock2|two o’clock|2,clock,time
🕝|5|clock230|two-thirty|2,30,clock,thirty,time,two
🕒|5|clock3|three o’clock|3,clock,time
🕞|5|clock330|three-thirty|3,30,clock,thirty,three,time
🕓|5|clock4|four o’clock|4,clock,time
🕟|5|clock430|four-thirty|30,4,clock,four,thirty,time
🕔|5|clock5|five o’clock|5,clock,time
🕠|5|clock530|five-thirty|30,5,clock,five,thirty,time
🕕|5|clock6|six o’clock|6,clock,time
🕡|5|clock630|six-thirty|30,6,clock,six,thirty
🕖|5|clock7|seven o’clock|0,7,clock
🕢|5|clock730|seven-thirty|30,7,clock,seven,thirty
🕗|5|clock8|eight o’clock|8,clock,time
🕣|5|clock830|eight-thirty|30,8,clock,eight,thirty,time
🕘|5|clock9|nine o’clock|9,clock,time
🕤|5|clock930|nine-thirty|30,9,clock,nine,thirty,time
🕙|5|clock10|ten o’clock|0,10,clock
🕥|5|clock1030|ten-thirty|10,30,clock,ten,thirty,time
🕚|5|clock11|eleven o’clock|11,clock,time
🕦|5|clock1130|eleven-thirty|11,30,clock,eleven,thirty,time
🌑|5|new_moon|new moon|dark,space
🌒|5|waxing_crescent_moon|waxing crescent moon|dreams,space
🌓|5|first_quarter_moon|first quarter moon|space
🌔|5|moon,waxing_gibbous_moon|waxing gibbous moon|space
🌕|5|full_moon|full moon|space
🌖|5|waning_gibbous_moon|waning gibbous moon|space
🌗|5|last_quarter_moon|last quarter moon|space
🌘|5|waning_crescent_moon|waning crescent moon|space
🌙|5|crescent_moon|crescent moon|ramadan,space
🌚|5|new_moon_with_face|new moon face|space
🌛|5|first_quarter_moon_with_face|first quarter moon face|space
🌜|5|last_quarter_moon_with_face|last quarter moon face|dreams
🌡️|5|thermometer|thermometer|weather
☀️|5|sunny,sun|sun|bright,rays,space,weather
🌝|5|full_moon_with_face|full moon face|bright
🌞|5|sun_with_face|sun with face|beach,bright,day,heat,shine,sunny,sunshine,weather
🪐|5|ringed_planet,saturn|ringed planet|saturnine
⭐|5|star|star|astronomy,medium,stars,white
🌟|5|star2,glowing_star|glowing star|glittery,glow,night,shining,sparkle,win
🌠|5|stars,shooting_star|shooting star|falling,night,space
🌌|5|milky_way|milky way|space
☁️|5|cloud|cloud|weather
⛅|5|partly_sunny,sun_behind_cloud|sun behind cloud|cloudy,weather
⛈️|5|cloud_with_lightning_and_rain,stormy,thunder_cloud_and_rain|cloud with lightning and rain|thunder,thunderstorm
🌤️|5|sun_behind_small_cloud|sun behind small cloud|weather
🌥️|5|sun_behind_large_cloud,cloudy|sun behind large cloud|weather
🌦️|5|sun_behind_rain_cloud,sun_and_rain|sun behind rain cloud|weather
🌧️|5|cloud_with_rain,rainy|cloud with rain|weather
🌨️|5|cloud_with_snow,snowy|cloud with snow|cold,weather
🌩️|5|cloud_with_lightning,lightning|cloud with lightning|weather
🌪️|5|tornado|tornado|cloud,weather,whirlwind
🌫️|5|fog|fog|cloud,weather
🌬️|5|wind_face,wind_blowing_face|wind face|blow,cloud
🌀|5|cyclone|cyclone|dizzy,hurricane,twister,typhoon,weather
🌈|5|rainbow|rainbow|gay,genderqueer,glbt,glbtq,lesbian,lgbt,lgbtq,lgbtqia,nature,pride,queer,rain,trans,transgender,weather
🌂|5|closed_umbrella|closed umbrella|clothing,rain
☂️|5|open_umbrella|umbrella|clothing,rain
☔|5|umbrella,umbrella_with_rain|umbrella with rain drops|clothing,drop,weather
⛱️|5|parasol_on_ground,umbrella_on_ground|umbrella on ground|rain,sun
⚡|5|zap,high_voltage|high voltage|danger,electric,electricity,lightning,nature,thunder,thunderbolt
❄️|5|snowflake|snowflake|cold,snow,weather
☃️|5|snowman_with_snow,snowman2|snowman|cold,man,snow
⛄|5|snowman|snowman without snow|cold,man
☄️|5|comet|comet|space
🔥|5|fire|fire|af,burn,flame,hot,lit,litaf,tool
💧|5|droplet|droplet|cold,comic,drop,nature,sad,sweat,tear,water,weather
🌊|5|ocean,water_wave|water wave|nature,surf,surfer,surfing
🎃|6|jack_o_lantern|jack-o-lantern|celebration,halloween,jack,lantern,pumpkin
🎄|6|christmas_tree|Christmas tree|celebration,christmas
🎆|6|fireworks|fireworks|boom,celebration,entertainment,yolo
🎇|6|sparkler|sparkler|boom,celebration,fireworks,sparkle
🧨|6|firecracker|firecracker|dynamite,explosive,fire,fireworks,light,pop,popping,spark
✨|6|sparkles|sparkles|magic,sparkle,star
🎈|6|balloon|balloon|birthday,celebrate,celebration
🎉|6|tada,party,party_popper|party popper|awesome,birthday,celebrate,celebration,excited,hooray,woohoo
🎊|6|confetti_ball|confetti ball|celebrate,celebration,party,woohoo
🎋|6|tanabata_tree|tanabata tree|banner,celebration,japanese
🎍|6|bamboo|pine decoration|celebration,japanese,plant
🎎|6|dolls|Japanese dolls|celebration,doll,festival,japanese
🎏|6|flags,carp_streamer|carp streamer|celebration
🎐|6|wind_chime|wind chime|bell,celebration
🎑|6|rice_scene,moon_ceremony|moon viewing ceremony|celebration
🧧|6|red_envelope|red envelope|gift,good,lai,luck,money,see
🎀|6|ribbon|ribbon|celebration
🎁|6|gift|wrapped gift|birthday,bow,box,celebration,christmas,present,surprise
🎗️|6|reminder_ribbon|reminder ribbon|celebration
🎟️|6|tickets,admission_tickets|admission tickets|ticket
🎫|6|ticket|ticket|admission,stub
🎖️|6|medal_military,military_medal|military medal|award,celebration
🏆|6|trophy|trophy|champion,champs,prize,slay,sport,victory,win,winning
🏅|6|medal_sports,sports_medal|sports medal|award,gold,winner
🥇|6|1st_place_medal,1st,first_place_medal|1st place medal|first,gold
🥈|6|2nd_place_medal,2nd,second_place_medal|2nd place medal|second,silver
🥉|6|3rd_place_medal,3rd,third_place_medal|3rd place medal|bronze,third
⚽|6|soccer|soccer ball|football,futbol,sport
⚾|6|baseball|baseball|ball,sport
🥎|6|softball|softball|ball,glove,sports,underarm
🏀|6|basketball|basketball|ball,hoop,sport
🏐|6|volleyball|volleyball|ball,game
🏈|6|football|american football|ball,bowl,sport,super
🏉|6|rugby_football|rugby football|ball,sport
🎾|6|tennis|tennis|ball,racquet,sport
🥏|6|flying_disc|flying disc|ultimate
🎳|6|bowling|bowling|ball,game,sport,strike
🏏|6|cricket_game|cricket game|ball,bat
🏑|6|field_hockey|field hockey|ball,game,stick
🏒|6|ice_hockey,hockey|ice hockey|game,puck,stick
🥍|6|lacrosse|lacrosse|ball,goal,sports,stick
🏓|6|ping_pong|ping pong|ball,bat,game,paddle,pingpong,table,tennis
🏸|6|badminton|badminton|birdie,game,racquet,shuttlecock
🥊|6|boxing_glove|boxing glove|
🥋|6|martial_arts_uniform|martial arts uniform|judo,karate,taekwondo
🥅|6|goal_net|goal net|
⛳|6|golf|flag in hole|sport
⛸️|6|ice_skate|ice skate|skating
🎣|6|fishing_pole_and_fish,fishing_pole|fishing pole|entertainment,fish,sport
🤿|6|diving_mask|diving mask|scuba,snorkeling
🎽|6|running_shirt_with_sash,running_shirt|running shirt|athletics,sash
🎿|6|ski|skis|snow,sport
🛷|6|sled|sled|luge,sledge,sleigh,snow,toboggan
🥌|6|curling_stone|curling stone|game,rock
🎯|6|dart,bullseye,direct_hit|bullseye|bull,direct,entertainment,game,hit,target
🪀|6|yo_yo|yo-yo|fluctuate,toy
🪁|6|kite|kite|fly,soar
🔫|6|gun,pistol|water pistol|handgun,revolver,tool,weapon
🎱|6|8ball,billiards|pool 8 ball|billiard,eight,game
🔮|6|crystal_ball|crystal ball|fairy,fairytale,fantasy,fortune,future,magic,tale,tool
🪄|6|magic_wand|magic wand|magician,witch,wizard
🎮|6|video_game,controller|video game|entertainment
🕹️|6|joystick|joystick|game,video,videogame
🎰|6|slot_machine|slot machine|casino,gamble,gambling,game,slots
🎲|6|game_die|game die|dice,entertainment
🧩|6|jigsaw,puzzle_piece|puzzle piece|clue,interlocking
🧸|6|teddy_bear|teddy bear|plaything,plush,stuffed,toy
🪅|6|pinata|piñata|candy,celebrate,celebration,cinco,de,festive,mayo,party,pinada
🪩|6|mirror_ball,disco,disco_ball|mirror ball|dance,glitter,party
🪆|6|nesting_dolls|nesting dolls|babooshka,baboushka,babushka,doll,matryoshka,russia
♠️|6|spades|spade suit|card,game
♥️|6|hearts|heart suit|card,emotion,game
♦️|6|diamonds|diamond suit|card,game
♣️|6|clubs|club suit|card,game
♟️|6|chess_pawn|chess pawn|dupe,expendable
🃏|6|black_joker|joker|card,game,wildcard
🀄|6|mahjong|mahjong red dragon|game
🎴|6|flower_playing_cards|flower playing cards|card,game,japanese
🎭|6|performing_arts|performing arts|actor,actress,art,entertainment,mask,theater,theatre,thespian
🖼️|6|framed_picture,frame_with_picture|framed picture|art,frame,museum,painting
🎨|6|art,palette|artist palette|artsy,arty,colorful,creative,entertainment,museum,painter,painting
🧵|6|thread|thread|needle,sewing,spool,string
🪡|6|sewing_needle|sewing needle|embroidery,sew,stitches,sutures,tailoring,thread
🧶|6|yarn|yarn|ball,crochet,knit
🪢|6|knot|knot|cord,rope,tangled,tie,twine,twist
👓|7|eyeglasses,glasses|glasses|clothing,eye,eyewear
🕶️|7|dark_sunglasses|sunglasses|dark,eye,eyewear,glasses
🥽|7|goggles|goggles|dive,eye,protection,scuba,swimming,welding
🥼|7|lab_coat|lab coat|clothes,doctor,dr,experiment,jacket,scientist,white
🦺|7|safety_vest|safety vest|emergency
👔|7|necktie|necktie|clothing,employed,serious,shirt,tie
👕|7|shirt,tshirt|t-shirt|blue,casual,clothes,clothing,collar,dressed,shopping,weekend
👖|7|jeans|jeans|blue,casual,clothes,clothing,denim,dressed,pants,shopping,trousers,weekend
🧣|7|scarf|scarf|bundle,cold,neck,up
🧤|7|gloves|gloves|hand
🧥|7|coat|coat|brr,bundle,cold,jacket,up
🧦|7|socks|socks|stocking
👗|7|dress|dress|clothes,clothing,dressed,fancy,shopping
👘|7|kimono|kimono|clothing,comfortable
🥻|7|sari|sari|clothing,dress
🩱|7|one_piece_swimsuit|one-piece swimsuit|bathing,suit
🩲|7|swim_brief,briefs|briefs|bathing,one-piece,suit,swimsuit,underwear
🩳|7|shorts|shorts|bathing,pants,suit,swimsuit,underwear
👙|7|bikini|bikini|bathing,beach,clothing,pool,suit,swim
👚|7|womans_clothes|woman’s clothes|blouse,clothing,collar,dress,dressed,lady,shirt,shopping,woman
🪭|7|folding_hand_fan,folding_fan|folding hand fan|clack,clap,cool,cooling,dance,flirt,flutter,hot,shy
👛|7|purse|purse|clothes,clothing,coin,dress,fancy,handbag,shopping
👜|7|handbag|handbag|bag,clothes,clothing,dress,lady,purse,shopping
👝|7|pouch,clutch_bag|clutch bag|clothes,clothing,dress,handbag,purse
🛍️|7|shopping,shopping_bags|shopping bags|bag,hotel
🎒|7|school_satchel,backpack|backpack|backpacking,bag,bookbag,education,rucksack,satchel,school
🩴|7|thong_sandal|thong sandal|beach,flip,flop,sandals,shoe,thongs
👞|7|mans_shoe,shoe|man’s shoe|brown,clothes,clothing,feet,foot,kick,man,shoes,shopping
👟|7|athletic_shoe,sneaker|running shoe|athletic,clothes,clothing,fast,kick,shoes,shopping,tennis
🥾|7|hiking_boot|hiking boot|backpacking,brown,camping,outdoors,shoe
🥿|7|flat_shoe,womans_flat_shoe|flat shoe|ballet,comfy,flats,slip-on,slipper
👠|7|high_heel|high-heeled shoe|clothes,clothing,dress,fashion,heel,heels,shoes,shopping,stiletto,woman
👡|7|sandal|woman’s sandal|clothing,shoe,woman
🩰|7|ballet_shoes|ballet shoes|dance
👢|7|boot|woman’s boot|clothes,clothing,dress,shoe,shoes,shopping,woman
🪮|7|hair_pick|hair pick|afro,comb,groom
👑|7|crown|crown|clothing,family,king,medieval,queen,royal,royalty,win
👒|7|womans_hat|woman’s hat|clothes,clothing,garden,hats,party,woman
🎩|7|tophat,top_hat|top hat|clothes,clothing,fancy,formal,magic
🎓|7|mortar_board,graduation_cap|graduation cap|celebration,clothing,education,hat,scholar
🧢|7|billed_cap|billed cap|baseball,bent,dad,hat
🪖|7|military_helmet|military helmet|army,soldier,war,warrior
⛑️|7|rescue_worker_helmet,helmet_with_cross|rescue worker’s helmet|aid,cross,face,hat
📿|7|prayer_beads|prayer beads|clothing,necklace,religion
💄|7|lipstick|lipstick|cosmetics,date,makeup
💍|7|ring|ring|diamond,engaged,engagement,married,romance,shiny,sparkling,wedding
💎|7|gem|gem stone|diamond,engagement,jewel,money,romance,wedding
🔇|7|mute,no_sound|muted speaker|quiet,silent,sound
🔈|7|speaker,low_volume,quiet_sound|speaker low volume|soft,sound
🔉|7|sound,medium_volumne|speaker medium volume|
🔊|7|loud_sound,high_volume|speaker high volume|loud,music,sound
📢|7|loudspeaker|loudspeaker|address,communication,loud,public,sound
📣|7|mega,megaphone|megaphone|cheering,sound
📯|7|postal_horn|postal horn|post
🔔|7|bell|bell|break,church,sound
🔕|7|no_bell|bell with slash|forbidden,mute,no,not,prohibited,quiet,silent,sound
🎼|7|musical_score|musical score|music,note
🎵|7|musical_note|musical note|music,sound
🎶|7|notes,musical_notes|musical notes|music,note,sound
🎙️|7|studio_microphone|studio microphone|mic,music
🎚️|7|level_slider|level slider|music
🎛️|7|control_knobs|control knobs|music
🎤|7|microphone|microphone|karaoke,mic,music,sing,sound
🎧|7|headphones|headphone|earbud,sound
📻|7|radio|radio|entertainment,tbt,video
🎷|7|saxophone|saxophone|instrument,music,sax
🎺|7|trumpet|trumpet|instrument,music
🪗|7|accordion|accordion|box,concertina,instrument,music,squeeze,squeezebox
🎸|7|guitar|guitar|instrument,music,strat
🎹|7|musical_keyboard|musical keyboard|instrument,music,piano
🎻|7|violin|violin|instrument,music
🪕|7|banjo|banjo|music,stringed
🥁|7|drum|drum|drumsticks,music
🪘|7|long_drum|long drum|beat,conga,instrument,rhythm
🪇|7|maracas|maracas|cha,dance,instrument,music,party,percussion,rattle,shake,shaker
🪈|7|flute|flute|band,fife,flautist,instrument,marching,music,orchestra,piccolo,pipe,recorder,woodwind
📱|7|iphone,android,mobile_phone|mobile phone|cell,communication,telephone
📲|7|calling,mobile_phone_arrow|mobile phone with arrow|build,call,cell,communication,receive,telephone
☎️|7|phone,telephone|telephone|
📞|7|telephone_receiver|telephone receiver|communication,phone,voip
📟|7|pager|pager|communication
📠|7|fax,fax_machine|fax machine|communication
🔋|7|battery|battery|
🪫|7|low_battery|low battery|drained,electronic,energy,power
🔌|7|electric_plug|electric plug|electricity
💻|7|computer,laptop|laptop|office,pc,personal
🖥️|7|desktop_computer|desktop computer|monitor
🖨️|7|printer|printer|computer
⌨️|7|keyboard|keyboard|computer
🖱️|7|computer_mouse|computer mouse|
🖲️|7|trackball|trackball|computer
💽|7|minidisc,computer_disk|computer disk|minidisk,optical
💾|7|floppy_disk|floppy disk|computer
💿|7|cd,optical_disk|optical disk|blu-ray,computer,dvd
📀|7|dvd|dvd|blu-ray,cd,computer,disk,optical
🧮|7|abacus|abacus|calculation,calculator
🎥|7|movie_camera|movie camera|bollywood,cinema,film,hollywood,record
🎞️|7|film_strip,film_frames|film frames|cinema,movie
📽️|7|film_projector|film projector|cinema,movie,video
🎬|7|clapper|clapper board|action,movie
📺|7|tv|television|video
📷|7|camera|camera|photo,selfie,snap,tbt,trip,video
📸|7|camera_flash,camera_with_flash|camera with flash|video
📹|7|video_camera|video camera|camcorder,tbt
📼|7|vhs,videocassette|videocassette|old,school,tape,vcr,video
🔍|7|mag|magnifying glass tilted left|lab,left-pointing,science,search,tool
🔎|7|mag_right|magnifying glass tilted right|contact,lab,right-pointing,science,search,tool
🕯️|7|candle|candle|light
💡|7|bulb,light_bulb|light bulb|comic,electric,idea
🔦|7|flashlight|flashlight|electric,light,tool,torch
🏮|7|izakaya_lantern,lantern,red_paper_lantern|red paper lantern|bar,light,restaurant
🪔|7|diya_lamp|diya lamp|light,oil
📔|7|notebook_with_decorative_cover|notebook with decorative cover|book,decorated,education,school,writing
📕|7|closed_book|closed book|education
📖|7|book,open_book|open book|education,fantasy,knowledge,library,novels,reading
📗|7|green_book|green book|education,fantasy,library,reading
📘|7|blue_book|blue book|education,fantasy,library,reading
📙|7|orange_book|orange book|education,fantasy,library,reading
📚|7|books|books|book,education,fantasy,knowledge,library,novels,reading,school,study
📓|7|notebook|notebook|
📒|7|ledger|ledger|notebook
📃|7|page_with_curl|page with curl|document,paper
📜|7|scroll|scroll|paper
📄|7|page_facing_up|page facing up|document,paper
📰|7|newspaper|newspaper|communication,news,paper
🗞️|7|newspaper_roll,rolled_up_newspaper|rolled-up newspaper|news,paper,rolled
📑|7|bookmark_tabs|bookmark tabs|mark,marker
🔖|7|bookmark|bookmark|mark
🏷️|7|label|label|tag
🪙|7|coin|coin|dollar,euro,gold,metal,money,rich,silver,treasure
💰|7|moneybag|money bag|bank,bet,billion,cash,cost,dollar,gold,million,paid,paying,pot,rich,win
💴|7|yen|yen banknote|bank,bill,currency,money,note
💵|7|dollar|dollar banknote|bank,bill,currency,money,note
💶|7|euro|euro banknote|100,bank,bill,currency,money,note,rich
💷|7|pound|pound banknote|bank,bill,billion,cash,currency,money,note,pounds
💸|7|money_with_wings|money with wings|bank,banknote,bill,billion,cash,dollar,fly,million,note,pay
💳|7|credit_card|credit card|bank,cash,charge,money,pay
🧾|7|receipt|receipt|accounting,bookkeeping,evidence,invoice,proof
💹|7|chart|chart increasing with yen|bank,currency,graph,growth,market,money,rise,trend,upward
✉️|7|envelope|envelope|e-mail,email,letter
📧|7|e-mail,email|e-mail|letter,mail
📨|7|incoming_envelope|incoming envelope|delivering,e-mail,email,letter,mail,receive,sent
📩|7|envelope_with_arrow|envelope with arrow|communication,down,e-mail,email,letter,mail,outgoing,send,sent
📤|7|outbox_tray|outbox tray|box,email,letter,mail,sent
📥|7|inbox_tray|inbox tray|box,email,letter,mail,receive,zero
📦|7|package|package|box,communication,delivery,parcel,shipping
📫|7|mailbox|closed mailbox with raised flag|communication,mail,postbox
📪|7|mailbox_closed|closed mailbox with lowered flag|mail,postbox
📬|7|mailbox_with_mail|open mailbox with raised flag|mail,postbox
📭|7|mailbox_with_no_mail|open mailbox with lowered flag|mail,postbox
📮|7|postbox|postbox|mail,mailbox
🗳️|7|ballot_box|ballot box with ballot|
✏️|7|pencil2|pencil|
✒️|7|black_nib|black nib|pen
🖋️|7|fountain_pen|fountain pen|
🖊️|7|pen|pen|ballpoint
🖌️|7|paintbrush|paintbrush|painting
🖍️|7|crayon|crayon|
📝|7|memo,pencil|memo|communication,media,notes
💼|7|briefcase|briefcase|office
📁|7|file_folder|file folder|
📂|7|open_file_folder|open file folder|
🗂️|7|card_index_dividers|card index dividers|
📅|7|date|calendar|
📆|7|calendar|tear-off calendar|
🗒️|7|spiral_notepad,notepad_spiral|spiral notepad|note,pad
🗓️|7|spiral_calendar,calendar_spiral|spiral calendar|pad
📇|7|card_index|card index|old,rolodex,school
📈|7|chart_with_upwards_trend,chart_increasing|chart increasing|data,graph,growth,right,trend,up,upward
📉|7|chart_with_downwards_trend,chart_decreasing|chart decreasing|data,down,downward,graph,negative,trend
📊|7|bar_chart|bar chart|data,graph
📋|7|clipboard|clipboard|do,list,notes
📌|7|pushpin|pushpin|collage,pin
📍|7|round_pushpin|round pushpin|location,map,pin
📎|7|paperclip|paperclip|
🖇️|7|paperclips|linked paperclips|link,paperclip
📏|7|straight_ruler|straight ruler|angle,edge,math,straightedge
📐|7|triangular_ruler|triangular ruler|angle,math,rule,set,slide,triangle
✂️|7|scissors|scissors|cut,cutting,paper,tool
🗃️|7|card_file_box|card file box|
🗄️|7|file_cabinet|file cabinet|filing,paper
🗑️|7|wastebasket,trashcan|wastebasket|can,garbage,trash,waste
🔒|7|lock,locked|locked|closed,private
🔓|7|unlock,unlocked|unlocked|cracked,lock,open
🔏|7|lock_with_ink_pen,locked_with_pen|locked with pen|ink,lock,nib,privacy
🔐|7|closed_lock_with_key,locked_with_key|locked with key|bike,closed,lock,secure
🔑|7|key|key|keys,lock,major,password,unlock
🗝️|7|old_key|old key|clue,lock
🔨|7|hammer|hammer|home,improvement,repairs,tool
🪓|7|axe|axe|ax,chop,hatchet,split,wood
⛏️|7|pick|pick|hammer,mining,tool
⚒️|7|hammer_and_pick|hammer and pick|tool
🛠️|7|hammer_and_wrench|hammer and wrench|spanner,tool
🗡️|7|dagger|dagger|knife,weapon
⚔️|7|crossed_swords|crossed swords|weapon
💣|7|bomb|bomb|boom,comic,dangerous,explosion,hot
🪃|7|boomerang|boomerang|rebound,repercussion,weapon
🏹|7|bow_and_arrow|bow and arrow|archer,archery,sagittarius,tool,weapon,zodiac
🛡️|7|shield|shield|weapon
🪚|7|carpentry_saw|carpentry saw|carpenter,cut,lumber,tool,trim
🔧|7|wrench|wrench|home,improvement,spanner,tool
🪛|7|screwdriver|screwdriver|flathead,handy,screw,tool
🔩|7|nut_and_bolt|nut and bolt|home,improvement,tool
⚙️|7|gear|gear|cog,cogwheel,tool
🗜️|7|clamp,compression|clamp|compress,tool,vice
⚖️|7|balance_scale,scales|balance scale|justice,libra,tool,weight,zodiac
🦯|7|probing_cane,white_cane|white cane|accessibility,blind,probing
🔗|7|link|link|links
⛓️|7|chains|chains|chain
🪝|7|hook|hook|catch,crook,curve,ensnare,point,selling
🧰|7|toolbox|toolbox|box,chest,mechanic,red,tool
🧲|7|magnet|magnet|attraction,horseshoe,magnetic,negative,positive,shape,u
🪜|7|ladder|ladder|climb,rung,step
⚗️|7|alembic|alembic|chemistry,tool
🧪|7|test_tube|test tube|chemist,chemistry,experiment,lab,science
🧫|7|petri_dish|petri dish|bacteria,biologist,biology,culture,lab
🧬|7|dna,double_helix|dna|biologist,evolution,gene,genetics,life
🔬|7|microscope|microscope|experiment,lab,science,tool
🔭|7|telescope|telescope|contact,extraterrestrial,science,tool
📡|7|satellite,satellite_antenna|satellite antenna|aliens,contact,dish,science
💉|7|syringe|syringe|doctor,flu,medicine,needle,shot,sick,tool,vaccination
🩸|7|drop_of_blood|drop of blood|bleed,donation,injury,medicine,menstruation
💊|7|pill|pill|doctor,drugs,medicated,medicine,pills,sick,vitamin
🩹|7|adhesive_bandage,bandaid|adhesive bandage|
🩼|7|crutch|crutch|aid,cane,disability,help,hurt,injured,mobility,stick
🩺|7|stethoscope|stethoscope|doctor,heart,medicine
🩻|7|x_ray,x-ray,xray|x-ray|bones,doctor,medical,skeleton,skull
🚪|7|door|door|back,closet,front
🛗|7|elevator|elevator|accessibility,hoist,lift
🪞|7|mirror|mirror|makeup,reflection,reflector,speculum
🪟|7|window|window|air,frame,fresh,opening,transparent,view
🛏️|7|bed|bed|hotel,sleep
🛋️|7|couch_and_lamp|couch and lamp|hotel
🪑|7|chair|chair|seat,sit
🚽|7|toilet|toilet|bathroom
🪠|7|plunger|plunger|cup,force,plumber,poop,suction,toilet
🚿|7|shower|shower|water
🛁|7|bathtub|bathtub|bath
🪤|7|mouse_trap|mouse trap|bait,cheese,lure,mousetrap,snare
🪒|7|razor|razor|sharp,shave
🧴|7|lotion_bottle|lotion bottle|moisturizer,shampoo,sunscreen
🧷|7|safety_pin|safety pin|diaper,punk,rock
🧹|7|broom|broom|cleaning,sweeping,witch
🧺|7|basket|basket|farming,laundry,picnic
🧻|7|roll_of_paper,toilet_paper|roll of paper|toilet,towels
🪣|7|bucket|bucket|cask,pail,vat
🧼|7|soap|soap|bar,bathing,clean,cleaning,lather,soapdish
🫧|7|bubbles|bubbles|bubble,burp,clean,floating,pearl,soap,underwater
🪥|7|toothbrush|toothbrush|bathroom,brush,clean,dental,hygiene,teeth,toiletry
🧽|7|sponge|sponge|absorbing,cleaning,porous,soak
🧯|7|fire_extinguisher|fire extinguisher|extinguish,quench
🛒|7|shopping_cart|shopping cart|trolley
🚬|7|smoking,cigarette|cigarette|
⚰️|7|coffin|coffin|dead,death,vampire
🪦|7|headstone|headstone|cemetery,dead,grave,graveyard,memorial,rip,tomb,tombstone
⚱️|7|funeral_urn|funeral urn|ashes,death
🧿|7|nazar_amulet|nazar amulet|bead,blue,charm,evil-eye,talisman
🪬|7|hamsa|hamsa|amulet,fatima,fortune,guide,hand,mary,miriam,palm,protect,protection
🗿|7|moyai,moai|moai|face,statue,stoneface,travel
🪧|7|placard|placard|card,demonstration,notice,picket,plaque,protest,sign
🪪|7|identification_card,id_card|identification card|credentials,document,id,license,security
🏧|8|atm|ATM sign|automated,bank,cash,money,teller
🚮|8|put_litter_in_its_place,litter_bin|litter in bin sign|litterbin
🚰|8|potable_water|potable water|drinking
♿|8|wheelchair,handicapped|wheelchair symbol|access,handicap
🚹|8|mens|men’s room|bathroom,lavatory,man,restroom,toilet,wc
🚺|8|womens|women’s room|bathroom,lavatory,restroom,toilet,wc,woman
🚻|8|restroom,bathroom|restroom|lavatory,toilet,wc
🚼|8|baby_symbol|baby symbol|changing
🚾|8|wc,water_closet|water closet|bathroom,lavatory,restroom,toilet
🛂|8|passport_control|passport control|
🛃|8|customs|customs|packing
🛄|8|baggage_claim|baggage claim|arrived,bags,case,checked,journey,packing,plane,ready,travel,trip
🛅|8|left_luggage|left luggage|baggage,case,locker
⚠️|8|warning|warning|caution
🚸|8|children_crossing|children crossing|child,pedestrian,traffic
⛔|8|no_entry|no entry|do,fail,forbidden,not,pass,prohibited,traffic
🚫|8|no_entry_sign|prohibited|entry,forbidden,no,not,smoke
🚳|8|no_bicycles|no bicycles|bicycle,bike,forbidden,not,prohibited
🚭|8|no_smoking|no smoking|forbidden,not,prohibited,smoke
🚯|8|do_not_litter,no_littering|no littering|forbidden,litter,not,prohibited
🚱|8|non-potable_water|non-potable water|dry,non-drinking,prohibited
🚷|8|no_pedestrians|no pedestrians|forbidden,not,pedestrian,prohibited
📵|8|no_mobile_phones|no mobile phones|cell,forbidden,not,phone,prohibited,telephone
🔞|8|underage,no_one_under_18|no one under eighteen|18,age,forbidden,not,prohibited,restriction
☢️|8|radioactive|radioactive|sign
☣️|8|biohazard|biohazard|sign
⬆️|8|arrow_up|up arrow|cardinal,direction,north
↗️|8|arrow_upper_right|up-right arrow|direction,intercardinal,northeast
➡️|8|arrow_right|right arrow|cardinal,direction,east
↘️|8|arrow_lower_right|down-right arrow|direction,intercardinal,southeast
⬇️|8|arrow_down|down arrow|cardinal,direction,south
↙️|8|arrow_lower_left|down-left arrow|direction,intercardinal,southwest
⬅️|8|arrow_left|left arrow|cardinal,direction,west
↖️|8|arrow_upper_left|up-left arrow|direction,intercardinal,northwest
↕️|8|arrow_up_down|up-down arrow|
↔️|8|left_right_arrow|left-right arrow|
↩️|8|leftwards_arrow_with_hook,arrow_left_hook|right arrow curving left|
↪️|8|arrow_right_hook,rightwards_arrow_with_hook|left arrow curving right|
⤴️|8|arrow_heading_up|right arrow curving up|
⤵️|8|arrow_heading_down|right arrow curving down|
🔃|8|arrows_clockwise,clockwise|clockwise vertical arrows|arrow,refresh,reload
🔄|8|arrows_counterclockwise,counterclockwise|counterclockwise arrows button|again,anticlockwise,arrow,deja,refresh,rewindershins,vu
🔙|8|back|BACK arrow|
🔚|8|end|END arrow|
🔛|8|on|ON! arrow|mark
🔜|8|soon|SOON arrow|brb,omw
🔝|8|top|TOP arrow|homie,up
🛐|8|place_of_worship|place of worship|pray,religion
⚛️|8|atom_symbol,atom|atom symbol|atheist
🕉️|8|om|om|hindu,religion
✡️|8|star_of_david|star of David|david,jew,jewish,judaism,religion
☸️|8|wheel_of_dharma|wheel of dharma|buddhist,religion
☯️|8|yin_yang|yin yang|difficult,lives,religion,tao,taoist,total,yinyang
✝️|8|latin_cross|latin cross|christ,christian,religion
☦️|8|orthodox_cross|orthodox cross|christian,religion
☪️|8|star_and_crescent|star and crescent|islam,muslim,ramadan,religion
☮️|8|peace_symbol,peace|peace symbol|healing,peaceful
🕎|8|menorah|menorah|candelabrum,candlestick,hanukkah,jewish,judaism,religion
🔯|8|six_pointed_star|dotted six-pointed star|fortune,jewish,judaism
🪯|8|khanda|khanda|deg,fateh,khalsa,religion,sikh,sikhism,tegh
♈|8|aries|Aries|horoscope,ram,zodiac
♉|8|taurus|Taurus|bull,horoscope,ox,zodiac
♊|8|gemini|Gemini|horoscope,twins,zodiac
♋|8|cancer|Cancer|crab,horoscope,zodiac
♌|8|leo|Leo|horoscope,lion,zodiac
♍|8|virgo|Virgo|horoscope,zodiac
♎|8|libra|Libra|balance,horoscope,justice,scales,zodiac
♏|8|scorpius|Scorpio|horoscope,scorpio,scorpion,zodiac
♐|8|sagittarius|Sagittarius|archer,horoscope,zodiac
♑|8|capricorn|Capricorn|goat,horoscope,zodiac
♒|8|aquarius|Aquarius|bearer,horoscope,water,zodiac
♓|8|pisces|Pisces|fish,horoscope,zodiac
⛎|8|ophiuchus|Ophiuchus|bearer,serpent,snake,zodiac
🔀|8|twisted_rightwards_arrows,shuffle|shuffle tracks button|arrow,crossed
🔁|8|repeat|repeat button|arrow,clockwise
🔂|8|repeat_one|repeat single button|arrow,clockwise,once
▶️|8|arrow_forward,play|play button|arrow,right,triangle
⏩|8|fast_forward|fast-forward button|arrow,double,fast,forward
⏭️|8|next_track_button,next_track|next track button|arrow,scene,triangle
⏯️|8|play_or_pause_button,play_pause|play or pause button|arrow,right,triangle
◀️|8|arrow_backward,reverse|reverse button|arrow,left,triangle
⏪|8|rewind,fast_reverse|fast reverse button|arrow,double
⏮️|8|previous_track_button,previous_track|last track button|arrow,previous,scene,triangle
🔼|8|arrow_up_small|upwards button|arrow,red,up
⏫|8|arrow_double_up,fast_up|fast up button|arrow,double
🔽|8|arrow_down_small,down|downwards button|arrow,red
⏬|8|arrow_double_down,fast_down|fast down button|arrow,double
⏸️|8|pause_button,pause|pause button|bar,double,vertical
⏹️|8|stop_button,stop|stop button|square
⏺️|8|record_button,record|record button|circle
⏏️|8|eject_button,eject|eject button|
🎦|8|cinema|cinema|camera,film,movie
🔅|8|low_brightness,dim_button|dim button|brightness,low
🔆|8|high_brightness,bright_button|bright button|brightness,light
📶|8|signal_strength,antenna_bars|antenna bars|bar,cell,communication,mobile,phone,signal,telephone
🛜|8|wireless|wireless|broadband,computer,connectivity,hotspot,internet,network,router,smartphone,wi-fi,wifi,wlan
📳|8|vibration_mode|vibration mode|cell,communication,mobile,phone,telephone
📴|8|mobile_phone_off|mobile phone off|cell,telephone
♀️|8|female_sign,female|female sign|woman
♂️|8|male_sign,male|male sign|man
⚧️|8|transgender_symbol|transgender symbol|
✖️|8|heavy_multiplication_x,multiplication,multiply|multiply|cancel,sign,x
➕|8|heavy_plus_sign,plus|plus|+
➖|8|heavy_minus_sign,minus|minus|-,heavy,math,sign
➗|8|heavy_division_sign,divide,division|divide|heavy,math,sign
🟰|8|heavy_equals_sign|heavy equals sign|answer,equal,equality,math
♾️|8|infinity|infinity|forever,unbounded,universal
‼️|8|bangbang,double_exclamation|double exclamation mark|punctuation
⁉️|8|interrobang,exclamation_question|exclamation question mark|punctuation
❓|8|question|red question mark|punctuation
❔|8|grey_question,white_question|white question mark|outlined,punctuation
❕|8|grey_exclamation,white_exclamation|white exclamation mark|outlined,punctuation
❗|8|exclamation,heavy_exclamation_mark|red exclamation mark|punctuation
〰️|8|wavy_dash|wavy dash|punctuation
💱|8|currency_exchange|currency exchange|bank,money
💲|8|heavy_dollar_sign|heavy dollar sign|billion,cash,charge,currency,million,money,pay
⚕️|8|medical_symbol,medical|medical symbol|aesculapius,medicine,staff
♻️|8|recycle,recycling_symbol|recycling symbol|
⚜️|8|fleur_de_lis,fleur-de-lis|fleur-de-lis|knights
🔱|8|trident|trident emblem|anchor,poseidon,ship,tool
📛|8|name_badge|name badge|
🔰|8|beginner|Japanese symbol for beginner|chevron,green,japanese,leaf,tool,yellow
⭕|8|o,hollow_red_circle,red_o|hollow red circle|heavy,large
✅|8|white_check_mark,check_mark_button|check mark button|checked,checkmark,complete,completed,done,fixed,tick
☑️|8|ballot_box_with_check|check box with check|ballot,checked,done,off,tick
✔️|8|heavy_check_mark,check_mark|check mark|checked,checkmark,done,heavy,tick
❌|8|x,cross_mark|cross mark|cancel,multiplication,multiply
❎|8|negative_squared_cross_mark,cross_mark_button|cross mark button|multiplication,multiply,square,x
➰|8|curly_loop|curly loop|curl
➿|8|loop,double_curly_loop|double curly loop|curl
〽️|8|part_alternation_mark|part alternation mark|
✳️|8|eight_spoked_asterisk|eight-spoked asterisk|
✴️|8|eight_pointed_black_star|eight-pointed star|
❇️|8|sparkle|sparkle|
©️|8|copyright|copyright|c
®️|8|registered|registered|r
™️|8|tm,trade_mark|trade mark|trademark
#️⃣|8|hash,number_sign|keycap: #|keycap
*️⃣|8|asterisk|keycap: *|keycap
0️⃣|8|zero|keycap: 0|keycap
1️⃣|8|one|keycap: 1|keycap
2️⃣|8|two|keycap: 2|keycap
3️⃣|8|three|keycap: 3|keycap
4️⃣|8|four|keycap: 4|keycap
5️⃣|8|five|keycap: 5|keycap
6️⃣|8|six|keycap: 6|keycap
7️⃣|8|seven|keycap: 7|keycap
8️⃣|8|eight|keycap: 8|keycap
9️⃣|8|nine|keycap: 9|keycap
🔟|8|keycap_ten,ten|keycap: 10|keycap
🔠|8|capital_abcd|input latin uppercase|abcd,letters
🔡|8|abcd|input latin lowercase|letters
🔢|8|1234|input numbers|
🔣|8|symbols|input symbols|
🔤|8|abc|input latin letters|alphabet
🅰️|8|a,a_blood|A button (blood type)|blood,type
🆎|8|ab,ab_blood|AB button (blood type)|blood,type
🅱️|8|b,b_blood|B button (blood type)|blood,type
🆑|8|cl|CL button|
🆒|8|cool|COOL button|
🆓|8|free|FREE button|
ℹ️|8|information_source,info|information|i
🆔|8|id|ID button|identity
Ⓜ️|8|m|circled M|circle
🆕|8|new|NEW button|
🆖|8|ng|NG button|
🅾️|8|o2,o_blood|O button (blood type)|blood,o,type
🆗|8|ok|OK button|okay
🅿️|8|parking|P button|p
🆘|8|sos|SOS button|help
🆙|8|up,up2|UP! button|mark
🆚|8|vs|VS button|versus
🈁|8|koko,ja_here|Japanese “here” button|here,japanese,katakana
🈂️|8|sa,ja_service_charge|Japanese “service charge” button|charge,japanese,katakana,service
🈷️|8|u6708,ja_monthly_amount|Japanese “monthly amount” button|amount,ideograph,japanese,monthly
🈶|8|u6709,ja_not_free_of_carge|Japanese “not free of charge” button|charge,ideograph,japanese,not
🈯|8|u6307,ja_reserved|Japanese “reserved” button|ideograph,japanese,reserved
🉐|8|ideograph_advantage,ja_bargain|Japanese “bargain” button|bargain,ideograph,japanese
🈹|8|u5272,ja_discount|Japanese “discount” button|discount,ideograph,japanese
🈚|8|u7121,ja_free_of_charge|Japanese “free of charge” button|charge,free,ideograph,japanese
🈲|8|u7981,ja_prohibited|Japanese “prohibited” button|ideograph,japanese,prohibited
🉑|8|accept,ja_acceptable|Japanese “acceptable” button|acceptable,ideograph,japanese
🈸|8|u7533,ja_application|Japanese “application” button|application,ideograph,japanese
🈴|8|u5408,ja_passing_grade|Japanese “passing grade” button|grade,ideograph,japanese,passing
🈳|8|u7a7a,ja_vacancy|Japanese “vacancy” button|ideograph,japanese,vacancy
㊗️|8|congratulations,ja_congratulations|Japanese “congratulations” button|ideograph,japanese
㊙️|8|secret,ja_secret|Japanese “secret” button|ideograph,japanese
🈺|8|u55b6,ja_open_for_business|Japanese “open for business” button|business,ideograph,japanese,open
🈵|8|u6e80,ja_no_vacancy|Japanese “no vacancy” button|ideograph,japanese,no,vacancy
🔴|8|red_circle|red circle|geometric
🟠|8|orange_circle|orange circle|
🟡|8|yellow_circle|yellow circle|
🟢|8|green_circle|green circle|
🔵|8|large_blue_circle,blue_circle|blue circle|geometric
🟣|8|purple_circle|purple circle|
🟤|8|brown_circle|brown circle|
⚫|8|black_circle|black circle|geometric
⚪|8|white_circle|white circle|geometric
🟥|8|red_square|red square|card,penalty
🟧|8|orange_square|orange square|
🟨|8|yellow_square|yellow square|card,penalty
🟩|8|green_square|green square|
🟦|8|blue_square|blue square|
🟪|8|purple_square|purple square|
🟫|8|brown_square|brown square|
⬛|8|black_large_square|black large square|geometric
⬜|8|white_large_square|white large square|geometric
◼️|8|black_medium_square|black medium square|geometric
◻️|8|white_medium_square|white medium square|geometric
◾|8|black_medium_small_square|black medium-small square|geometric
◽|8|white_medium_small_square|white medium-small square|geometric
▪️|8|black_small_square|black small square|geometric
▫️|8|white_small_square|white small square|geometric
🔶|8|large_orange_diamond|large orange diamond|geometric
🔷|8|large_blue_diamond|large blue diamond|geometric
🔸|8|small_orange_diamond|small orange diamond|geometric
🔹|8|small_blue_diamond|small blue diamond|geometric
🔺|8|small_red_triangle|red triangle pointed up|geometric
🔻|8|small_red_triangle_down|red triangle pointed down|geometric
💠|8|diamond_shape_with_a_dot_inside,diamond_with_a_dot|diamond with a dot|comic,geometric
🔘|8|radio_button|radio button|geometric
🔳|8|white_square_button|white square button|geometric,outlined
🔲|8|black_square_button|black square button|geometric
🏁|9|checkered_flag|chequered flag|checkered,finish,flags,game,race,racing,sport,win
🚩|9|triangular_flag_on_post,triangular_flag|triangular flag|construction,golf,post
🎌|9|crossed_flags|crossed flags|celebration,cross,japanese
🏴|9|black_flag|black flag|waving
🏳️|9|white_flag|white flag|waving
🏳️‍🌈|9|rainbow_flag|rainbow flag|bisexual,gay,genderqueer,glbt,glbtq,lesbian,lgbt,lgbtq,lgbtqia,pride,queer,trans,transgender
🏳️‍⚧️|9|transgender_flag|transgender flag|blue,light,pink,white
🏴‍☠️|9|pirate_flag,jolly_roger|pirate flag|jolly,plunder,roger,treasure
🇦🇨|9|ascension_island,flag_ac|flag: Ascension Island|flag
🇦🇩|9|andorra,flag_ad|flag: Andorra|flag
🇦🇪|9|united_arab_emirates,flag_ae|flag: United Arab Emirates|flag
🇦🇫|9|afghanistan,flag_af|flag: Afghanistan|flag
🇦🇬|9|antigua_barbuda,flag_ag|flag: Antigua & Barbuda|flag
🇦🇮|9|anguilla,flag_ai|flag: Anguilla|flag
🇦🇱|9|albania,flag_al|flag: Albania|flag
🇦🇲|9|armenia,flag_am|flag: Armenia|flag
🇦🇴|9|angola,flag_ao|flag: Angola|flag
🇦🇶|9|antarctica,flag_aq|flag: Antarctica|flag
🇦🇷|9|argentina,flag_ar|flag: Argentina|flag
🇦🇸|9|american_samoa,flag_as|flag: American Samoa|flag
🇦🇹|9|austria,flag_at|flag: Austria|flag
🇦🇺|9|australia,flag_au|flag: Australia|flag
🇦🇼|9|aruba,flag_aw|flag: Aruba|flag
🇦🇽|9|aland_islands,flag_ax|flag: Åland Islands|flag
🇦🇿|9|azerbaijan,flag_az|flag: Azerbaijan|flag
🇧🇦|9|bosnia_herzegovina,flag_ba|flag: Bosnia & Herzegovina|flag
🇧🇧|9|barbados,flag_bb|flag: Barbados|flag
🇧🇩|9|bangladesh,flag_bd|flag: Bangladesh|flag
🇧🇪|9|belgium,flag_be|flag: Belgium|flag
🇧🇫|9|burkina_faso,flag_bf|flag: Burkina Faso|flag
🇧🇬|9|bulgaria,flag_bg|flag: Bulgaria|flag
🇧🇭|9|bahrain,flag_bh|flag: Bahrain|flag
🇧🇮|9|burundi,flag_bi|flag: Burundi|flag
🇧🇯|9|benin,flag_bj|flag: Benin|flag
🇧🇱|9|st_barthelemy,flag_bl|flag: St. Barthélemy|flag
🇧🇲|9|bermuda,flag_bm|flag: Bermuda|flag
🇧🇳|9|brunei,flag_bn|flag: Brunei|flag
🇧🇴|9|bolivia,flag_bo|flag: Bolivia|flag
🇧🇶|9|caribbean_netherlands,flag_bq|flag: Caribbean Netherlands|flag
🇧🇷|9|brazil,flag_br|flag: Brazil|flag
🇧🇸|9|bahamas,flag_bs|flag: Bahamas|flag
🇧🇹|9|bhutan,flag_bt|flag: Bhutan|flag
🇧🇻|9|bouvet_island,flag_bv|flag: Bouvet Island|flag
🇧🇼|9|botswana,flag_bw|flag: Botswana|flag
🇧🇾|9|belarus,flag_by|flag: Belarus|flag
🇧🇿|9|belize,flag_bz|flag: Belize|flag
🇨🇦|9|canada,flag_ca|flag: Canada|flag
🇨🇨|9|cocos_islands,flag_cc|flag: Cocos (Keeling) Islands|flag
🇨🇩|9|congo_kinshasa,flag_cd|flag: Congo - Kinshasa|flag
🇨🇫|9|central_african_republic,flag_cf|flag: Central African Republic|flag
🇨🇬|9|congo_brazzaville,flag_cg|flag: Congo - Brazzaville|flag
🇨🇭|9|switzerland,flag_ch|flag: Switzerland|flag
🇨🇮|9|cote_divoire,flag_ci|flag: Côte d’Ivoire|flag
🇨🇰|9|cook_islands,flag_ck|flag: Cook Islands|flag
🇨🇱|9|chile,flag_cl|flag: Chile|flag
🇨🇲|9|cameroon,flag_cm|flag: Cameroon|flag
🇨🇳|9|cn,china,flag_cn|flag: China|flag
🇨🇴|9|colombia,flag_co|flag: Colombia|flag
🇨🇵|9|clipperton_island,flag_cp|flag: Clipperton Island|flag
🇨🇷|9|costa_rica,flag_cr|flag: Costa Rica|flag
🇨🇺|9|cuba,flag_cu|flag: Cuba|flag
🇨🇻|9|cape_verde,flag_cv|flag: Cape Verde|flag
🇨🇼|9|curacao,flag_cw|flag: Curaçao|flag
🇨🇽|9|christmas_island,flag_cx|flag: Christmas Island|flag
🇨🇾|9|cyprus,flag_cy|flag: Cyprus|flag
🇨🇿|9|czech_republic,czechia,flag_cz|flag: Czechia|flag
🇩🇪|9|de,flag_de,germany|flag: Germany|flag
🇩🇬|9|diego_garcia,flag_dg|flag: Diego Garcia|flag
🇩🇯|9|djibouti,flag_dj|flag: Djibouti|flag
🇩🇰|9|denmark,flag_dk|flag: Denmark|flag
🇩🇲|9|dominica,flag_dm|flag: Dominica|flag
🇩🇴|9|dominican_republic,flag_do|flag: Dominican Republic|flag
🇩🇿|9|algeria,flag_dz|flag: Algeria|flag
🇪🇦|9|ceuta_melilla,flag_ea|flag: Ceuta & Melilla|flag
🇪🇨|9|ecuador,flag_ec|flag: Ecuador|flag
🇪🇪|9|estonia,flag_ee|flag: Estonia|flag
🇪🇬|9|egypt,flag_eg|flag: Egypt|flag
🇪🇭|9|western_sahara,flag_eh|flag: Western Sahara|flag
🇪🇷|9|eritrea,flag_er|flag: Eritrea|flag
🇪🇸|9|es,flag_es,spain|flag: Spain|flag
🇪🇹|9|ethiopia,flag_et|flag: Ethiopia|flag
🇪🇺|9|eu,european_union,flag_eu|flag: European Union|flag
🇫🇮|9|finland,flag_fi|flag: Finland|flag
🇫🇯|9|fiji,flag_fj|flag: Fiji|flag
🇫🇰|9|falkland_islands,flag_fk|flag: Falkland Islands|flag
🇫🇲|9|micronesia,flag_fm|flag: Micronesia|flag
🇫🇴|9|faroe_islands,flag_fo|flag: Faroe Islands|flag
🇫🇷|9|fr,flag_fr,france|flag: France|flag
🇬🇦|9|gabon,flag_ga|flag: Gabon|flag
🇬🇧|9|gb,uk,flag_gb,united_kingdom|flag: United Kingdom|flag
🇬🇩|9|grenada,flag_gd|flag: Grenada|flag
🇬🇪|9|georgia,flag_ge|flag: Georgia|flag
🇬🇫|9|french_guiana,flag_gf|flag: French Guiana|flag
🇬🇬|9|guernsey,flag_gg|flag: Guernsey|flag
🇬🇭|9|ghana,flag_gh|flag: Ghana|flag
🇬🇮|9|gibraltar,flag_gi|flag: Gibraltar|flag
🇬🇱|9|greenland,flag_gl|flag: Greenland|flag
🇬🇲|9|gambia,flag_gm|flag: Gambia|flag
🇬🇳|9|guinea,flag_gn|flag: Guinea|flag
🇬🇵|9|guadeloupe,flag_gp|flag: Guadeloupe|flag
🇬🇶|9|equatorial_guinea,flag_gq|flag: Equatorial Guinea|flag
🇬🇷|9|greece,flag_gr|flag: Greece|flag
🇬🇸|9|south_georgia_south_sandwich_islands,flag_gs|flag: South Georgia & South Sandwich Islands|flag
🇬🇹|9|guatemala,flag_gt|flag: Guatemala|flag
🇬🇺|9|guam,flag_gu|flag: Guam|flag
🇬🇼|9|guinea_bissau,flag_gw|flag: Guinea-Bissau|flag
🇬🇾|9|guyana,flag_gy|flag: Guyana|flag
🇭🇰|9|hong_kong,flag_hk|flag: Hong Kong SAR China|flag
🇭🇲|9|heard_mcdonald_islands,flag_hm|flag: Heard & McDonald Islands|flag
🇭🇳|9|honduras,flag_hn|flag: Honduras|flag
🇭🇷|9|croatia,flag_hr|flag: Croatia|flag
🇭🇹|9|haiti,flag_ht|flag: Haiti|flag
🇭🇺|9|hungary,flag_hu|flag: Hungary|flag
🇮🇨|9|canary_islands,flag_ic|flag: Canary Islands|flag
🇮🇩|9|indonesia,flag_id|flag: Indonesia|flag
🇮🇪|9|ireland,flag_ie|flag: Ireland|flag
🇮🇱|9|israel,flag_il|flag: Israel|flag
🇮🇲|9|isle_of_man,flag_im|flag: Isle of Man|flag
🇮🇳|9|india,flag_in|flag: India|flag
🇮🇴|9|british_indian_ocean_territory,flag_io|flag: British Indian Ocean Territory|flag
🇮🇶|9|iraq,flag_iq|flag: Iraq|flag
🇮🇷|9|iran,flag_ir|flag: Iran|flag
🇮🇸|9|iceland,flag_is|flag: Iceland|flag
🇮🇹|9|it,flag_it,italy|flag: Italy|flag
🇯🇪|9|jersey,flag_je|flag: Jersey|flag
🇯🇲|9|jamaica,flag_jm|flag: Jamaica|flag
🇯🇴|9|jordan,flag_jo|flag: Jordan|flag
🇯🇵|9|jp,flag_jp|flag: Japan|flag
🇰🇪|9|kenya,flag_ke|flag: Kenya|flag
🇰🇬|9|kyrgyzstan,flag_kg|flag: Kyrgyzstan|flag
🇰🇭|9|cambodia,flag_kh|flag: Cambodia|flag
🇰🇮|9|kiribati,flag_ki|flag: Kiribati|flag
🇰🇲|9|comoros,flag_km|flag: Comoros|flag
🇰🇳|9|st_kitts_nevis,flag_kn|flag: St. Kitts & Nevis|flag
🇰🇵|9|north_korea,flag_kp|flag: North Korea|flag
🇰🇷|9|kr,flag_kr,south_korea|flag: South Korea|flag
🇰🇼|9|kuwait,flag_kw|flag: Kuwait|flag
🇰🇾|9|cayman_islands,flag_ky|flag: Cayman Islands|flag
🇰🇿|9|kazakhstan,flag_kz|flag: Kazakhstan|flag
🇱🇦|9|laos,flag_la|flag: Laos|flag
🇱🇧|9|lebanon,flag_lb|flag: Lebanon|flag
🇱🇨|9|st_lucia,flag_lc|flag: St. Lucia|flag
🇱🇮|9|liechtenstein,flag_li|flag: Liechtenstein|flag
🇱🇰|9|sri_lanka,flag_lk|flag: Sri Lanka|flag
🇱🇷|9|liberia,flag_lr|flag: Liberia|flag
🇱🇸|9|lesotho,flag_ls|flag: Lesotho|flag
🇱🇹|9|lithuania,flag_lt|flag: Lithuania|flag
🇱🇺|9|luxembourg,flag_lu|flag: Luxembourg|flag
🇱🇻|9|latvia,flag_lv|flag: Latvia|flag
🇱🇾|9|libya,flag_ly|flag: Libya|flag
🇲🇦|9|morocco,flag_ma|flag: Morocco|flag
🇲🇨|9|monaco,flag_mc|flag: Monaco|flag
🇲🇩|9|moldova,flag_md|flag: Moldova|flag
🇲🇪|9|montenegro,flag_me|flag: Montenegro|flag
🇲🇫|9|st_martin,flag_mf|flag: St. Martin|flag
🇲🇬|9|madagascar,flag_mg|flag: Madagascar|flag
🇲🇭|9|marshall_islands,flag_mh|flag: Marshall Islands|flag
🇲🇰|9|macedonia,flag_mk|flag: North Macedonia|flag
🇲🇱|9|mali,flag_ml|flag: Mali|flag
🇲🇲|9|myanmar,burma,flag_mm|flag: Myanmar (Burma)|flag
🇲🇳|9|mongolia,flag_mn|flag: Mongolia|flag
🇲🇴|9|macau,flag_mo,macao|flag: Macao SAR China|flag
🇲🇵|9|northern_mariana_islands,flag_mp|flag: Northern Mariana Islands|flag
🇲🇶|9|martinique,flag_mq|flag: Martinique|flag
🇲🇷|9|mauritania,flag_mr|flag: Mauritania|flag
🇲🇸|9|montserrat,flag_ms|flag: Montserrat|flag
🇲🇹|9|malta,flag_mt|flag: Malta|flag
🇲🇺|9|mauritius,flag_mu|flag: Mauritius|flag
🇲🇻|9|maldives,flag_mv|flag: Maldives|flag
🇲🇼|9|malawi,flag_mw|flag: Malawi|flag
🇲🇽|9|mexico,flag_mx|flag: Mexico|flag
🇲🇾|9|malaysia,flag_my|flag: Malaysia|flag
🇲🇿|9|mozambique,flag_mz|flag: Mozambique|flag
🇳🇦|9|namibia,flag_na|flag: Namibia|flag
🇳🇨|9|new_caledonia,flag_nc|flag: New Caledonia|flag
🇳🇪|9|niger,flag_ne|flag: Niger|flag
🇳🇫|9|norfolk_island,flag_nf|flag: Norfolk Island|flag
🇳🇬|9|nigeria,flag_ng|flag: Nigeria|flag
🇳🇮|9|nicaragua,flag_ni|flag: Nicaragua|flag
🇳🇱|9|netherlands,flag_nl|flag: Netherlands|flag
🇳🇴|9|norway,flag_no|flag: Norway|flag
🇳🇵|9|nepal,flag_np|flag: Nepal|flag
🇳🇷|9|nauru,flag_nr|flag: Nauru|flag
🇳🇺|9|niue,flag_nu|flag: Niue|flag
🇳🇿|9|new_zealand,flag_nz|flag: New Zealand|flag
🇴🇲|9|oman,flag_om|flag: Oman|flag
🇵🇦|9|panama,flag_pa|flag: Panama|flag
🇵🇪|9|peru,flag_pe|flag: Peru|flag
🇵🇫|9|french_polynesia,flag_pf|flag: French Polynesia|flag
🇵🇬|9|papua_new_guinea,flag_pg|flag: Papua New Guinea|flag
🇵🇭|9|philippines,flag_ph|flag: Philippines|flag
🇵🇰|9|pakistan,flag_pk|flag: Pakistan|flag
🇵🇱|9|poland,flag_pl|flag: Poland|flag
🇵🇲|9|st_pierre_miquelon,flag_pm|flag: St. Pierre & Miquelon|flag
🇵🇳|9|pitcairn_islands,flag_pn|flag: Pitcairn Islands|flag
🇵🇷|9|puerto_rico,flag_pr|flag: Puerto Rico|flag
🇵🇸|9|palestinian_territories,flag_ps|flag: Palestinian Territories|flag
🇵🇹|9|portugal,flag_pt|flag: Portugal|flag
🇵🇼|9|palau,flag_pw|flag: Palau|flag
🇵🇾|9|paraguay,flag_py|flag: Paraguay|flag
🇶🇦|9|qatar,flag_qa|flag: Qatar|flag
🇷🇪|9|reunion,flag_re|flag: Réunion|flag
🇷🇴|9|romania,flag_ro|flag: Romania|flag
🇷🇸|9|serbia,flag_rs|flag: Serbia|flag
🇷🇺|9|ru,flag_ru,russia|flag: Russia|flag
🇷🇼|9|rwanda,flag_rw|flag: Rwanda|flag
🇸🇦|9|saudi_arabia,flag_sa|flag: Saudi Arabia|flag
🇸🇧|9|solomon_islands,flag_sb|flag: Solomon Islands|flag
🇸🇨|9|seychelles,flag_sc|flag: Seychelles|flag
🇸🇩|9|sudan,flag_sd|flag: Sudan|flag
🇸🇪|9|sweden,flag_se|flag: Sweden|flag
🇸🇬|9|singapore,flag_sg|flag: Singapore|flag
🇸🇭|9|st_helena,flag_sh|flag: St. Helena|flag
🇸🇮|9|slovenia,flag_si|flag: Slovenia|flag
🇸🇯|9|svalbard_jan_mayen,flag_sj|flag: Svalbard & Jan Mayen|flag
🇸🇰|9|slovakia,flag_sk|flag: Slovakia|flag
🇸🇱|9|sierra_leone,flag_sl|flag: Sierra Leone|flag
🇸🇲|9|san_marino,flag_sm|flag: San Marino|flag
🇸🇳|9|senegal,flag_sn|flag: Senegal|flag
🇸🇴|9|somalia,flag_so|flag: Somalia|flag
🇸🇷|9|suriname,flag_sr|flag: Suriname|flag
🇸🇸|9|south_sudan,flag_ss|flag: South Sudan|flag
🇸🇹|9|sao_tome_principe,flag_st|flag: São Tomé & Príncipe|flag
🇸🇻|9|el_salvador,flag_sv|flag: El Salvador|flag
🇸🇽|9|sint_maarten,flag_sx|flag: Sint Maarten|flag
🇸🇾|9|syria,flag_sy|flag: Syria|flag
🇸🇿|9|swaziland,eswatini,flag_sz|flag: Eswatini|flag
🇹🇦|9|tristan_da_cunha,flag_ta|flag: Tristan da Cunha|flag
🇹🇨|9|turks_caicos_islands,flag_tc|flag: Turks & Caicos Islands|flag
🇹🇩|9|chad,flag_td|flag: Chad|flag
🇹🇫|9|french_southern_territories,flag_tf|flag: French Southern Territories|flag
🇹🇬|9|togo,flag_tg|flag: Togo|flag
🇹🇭|9|thailand,flag_th|flag: Thailand|flag
🇹🇯|9|tajikistan,flag_tj|flag: Tajikistan|flag
🇹🇰|9|tokelau,flag_tk|flag: Tokelau|flag
🇹🇱|9|timor_leste,flag_tl|flag: Timor-Leste|flag
🇹🇲|9|turkmenistan,flag_tm|flag: Turkmenistan|flag
🇹🇳|9|tunisia,flag_tn|flag: Tunisia|flag
🇹🇴|9|tonga,flag_to|flag: Tonga|flag
🇹🇷|9|tr,flag_tr,turkey_tr|flag: Türkiye|flag
🇹🇹|9|trinidad_tobago,flag_tt|flag: Trinidad & Tobago|flag
🇹🇻|9|tuvalu,flag_tv|flag: Tuvalu|flag
🇹🇼|9|taiwan,flag_tw|flag: Taiwan|flag
🇹🇿|9|tanzania,flag_tz|flag: Tanzania|flag
🇺🇦|9|ukraine,flag_ua|flag: Ukraine|flag
🇺🇬|9|uganda,flag_ug|flag: Uganda|flag
🇺🇲|9|us_outlying_islands,flag_um|flag: U.S. Outlying Islands|flag
🇺🇳|9|united_nations,flag_un,un|flag: United Nations|flag
🇺🇸|9|us,flag_us,united_states,usa|flag: United States|flag
🇺🇾|9|uruguay,flag_uy|flag: Uruguay|flag
🇺🇿|9|uzbekistan,flag_uz|flag: Uzbekistan|flag
🇻🇦|9|vatican_city,flag_va|flag: Vatican City|flag
🇻🇨|9|st_vincent_grenadines,flag_vc|flag: St. Vincent & Grenadines|flag
🇻🇪|9|venezuela,flag_ve|flag: Venezuela|flag
🇻🇬|9|british_virgin_islands,flag_vg|flag: British Virgin Islands|flag
🇻🇮|9|us_virgin_islands,flag_vi|flag: U.S. Virgin Islands|flag
🇻🇳|9|vietnam,flag_vn|flag: Vietnam|flag
🇻🇺|9|vanuatu,flag_vu|flag: Vanuatu|flag
🇼🇫|9|wallis_futuna,flag_wf|flag: Wallis & Futuna|flag
🇼🇸|9|samoa,flag_ws|flag: Samoa|flag
🇽🇰|9|kosovo,flag_xk|flag: Kosovo|flag
🇾🇪|9|yemen,flag_ye|flag: Yemen|flag
🇾🇹|9|mayotte,flag_yt|flag: Mayotte|flag
🇿🇦|9|south_africa,flag_za|flag: South Africa|flag
🇿🇲|9|zambia,flag_zm|flag: Zambia|flag
🇿🇼|9|zimbabwe,flag_zw|flag: Zimbabwe|flag
🏴󠁧󠁢󠁥󠁮󠁧󠁿|9|england,flag_gbeng|flag: England|flag,gbeng
🏴󠁧󠁢󠁳󠁣󠁴󠁿|9|scotland,flag_gbsct|flag: Scotland|flag,gbsct
🏴󠁧󠁢󠁷󠁬󠁳󠁿|9|wales,flag_gbwls|flag: Wales|flag,gbwls
`;
