package secret

// words finds many words in a text at one go, whatever the case of its ASCII
// letters: an automaton after Aho and Corasick, with a table for its steps.
type words struct {
	class [256]uint8
	width int
	// steps holds, for each state and class of bytes, the next state, with
	// arrived set where words end.
	steps []uint16
	// ends are the words that end in a state, longest first.
	ends [][]uint16
	size []int
}

const arrived = 1 << 15

// newWords returns the automaton for words in lower case.
func newWords(all []string) *words {
	w := &words{width: 1, ends: [][]uint16{nil}}
	for _, word := range all {
		for _, b := range []byte(word) {
			if w.class[b] == 0 {
				w.class[b] = uint8(w.width)
				w.width++
			}
		}
	}
	for b := byte('A'); b <= 'Z'; b++ {
		w.class[b] = w.class[b+'a'-'A']
	}
	w.steps = make([]uint16, w.width)
	for i, word := range all {
		w.add(uint16(i), word)
	}
	w.link()
	return w
}

// add lays a word into the tree that the automaton is at first.
func (w *words) add(id uint16, word string) {
	state := 0
	for _, b := range []byte(word) {
		at := state*w.width + int(w.class[b])
		if w.steps[at] == 0 {
			w.steps[at] = uint16(len(w.ends))
			w.ends = append(w.ends, nil)
			w.steps = append(w.steps, make([]uint16, w.width)...)
		}
		state = int(w.steps[at])
	}
	w.ends[state] = append(w.ends[state], id)
	w.size = append(w.size, len(word))
}

// link gives each state the steps of the longest suffix that is a state too.
func (w *words) link() {
	suffix := make([]int, len(w.ends))
	queue := []int{0}
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		for c := range w.width {
			at := state*w.width + c
			fallback := 0
			if state != 0 {
				fallback = int(w.steps[suffix[state]*w.width+c] &^ arrived)
			}
			next := int(w.steps[at])
			if next == 0 {
				next = fallback
			} else {
				suffix[next] = fallback
				w.ends[next] = append(w.ends[next], w.ends[fallback]...)
				queue = append(queue, next)
			}
			w.steps[at] = uint16(next)
			if len(w.ends[next]) > 0 {
				w.steps[at] |= arrived
			}
		}
	}
}

// find calls found with each word in a text and where it begins, in the order
// of their ends, until that returns false.
func (w *words) find(text string, found func(word uint16, at int) bool) {
	state := uint16(0)
	for i := range len(text) {
		state = w.steps[int(state&^arrived)*w.width+int(w.class[text[i]])]
		if state&arrived == 0 {
			continue
		}
		for _, word := range w.ends[state&^arrived] {
			if !found(word, i+1-w.size[word]) {
				return
			}
		}
	}
}

// in reports whether one of the words is in a text.
func (w *words) in(text string) bool {
	is := false
	w.find(text, func(uint16, int) bool { is = true; return false })
	return is
}
