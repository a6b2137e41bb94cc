/* The controls of the band: the same list for the plugin's parameters, MIDI learn and OSC. Numbers and
 * names are for ever: old projects name parameters by number. New ones go to the end. */
#ifndef SIDEMAN_CONTROL_H
#define SIDEMAN_CONTROL_H

enum sideman_control {
  /* Values that stay: 0 to 1 unless it says otherwise. */
  SIDEMAN_STYLE = 0,       /* index into the shipped styles in the order of presets/styles/order.txt */
  SIDEMAN_SECTION = 1,     /* 0 follow the form, 1 intro, 2 A, 3 B, 4 break, 5 ending */
  SIDEMAN_INTENSITY = 2,   /* below 0: follow the performer */
  SIDEMAN_ADVENTURE = 3,
  SIDEMAN_DENSITY = 4,     /* + role: 4 drums .. 8 lead; 0.5 is the style as written */
  SIDEMAN_MUTE = 9,        /* + role: 9 drums .. 13 lead; 0 plays, 1 is silent */
  SIDEMAN_INPUT_ROLE = 14, /* who plays into this edge: 0 performer, 1 my bass, 2 my kick, 3 control, 4 nobody */
  SIDEMAN_SOLO_ROLE = 15,  /* what comes out: 0 every role on its channel, 1 drums .. 5 lead */
  SIDEMAN_BAND = 16,       /* 0 to 15: edges of one number share one band */
  SIDEMAN_FREEZE = 17,     /* 1 plays the frozen take */
  SIDEMAN_TRADE = 18,      /* bars of call and response: 0 off, 2, 4, 8; 1 free time */
  SIDEMAN_THRU = 19,       /* 1 passes the input through */

  /* Gestures: a rise above 0.5 makes them; hold and lay out last until they fall again. */
  SIDEMAN_HOLD = 32,       /* stay in this section, on this chord loop */
  SIDEMAN_LAY_OUT = 33,    /* everybody but the performer rests */
  SIDEMAN_BUILD = 34,      /* rise over four bars to the next section */
  SIDEMAN_FILL = 35,       /* a fill up to the next bar line */
  SIDEMAN_BREAK = 36,      /* stop-time for one bar, from the next bar line */
  SIDEMAN_ENDING = 37,     /* play the ending from the next bar line, then stop */
  SIDEMAN_PANIC = 38,      /* silence now */
  SIDEMAN_COUNT_IN = 39,   /* one bar of clicks, then begin */
  SIDEMAN_TAP = 40,        /* tap the tempo */
  SIDEMAN_NEW_PATTERN = 41, /* newly invented loops for patterns, from the next bar line */
  SIDEMAN_OWN_PATTERN = 42  /* the style's own patterns again */
};

#endif
