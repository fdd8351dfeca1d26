package pipeline

// turn is held by whoever looks at or changes something. It is a channel, not a
// mutex, because its holder waits for the store's file.
type turn chan struct{}

func newTurn() turn { return make(turn, 1) }

// take waits for the turn and returns what gives it back.
func (t turn) take() (release func()) {
	t <- struct{}{}
	return func() { <-t }
}
