package check

import "testing"

func TestRemember(t *testing.T) {
	type key string
	w := NewWorld()
	calls := 0
	count := func() int { calls++; return calls }
	if a, b := Remember(w, key("a"), count), Remember(w, key("a"), count); a != 1 || b != 1 {
		t.Errorf("got %d and %d, want what the first call made", a, b)
	}
	if got := Remember(w, key("b"), count); got != 2 {
		t.Errorf("another key gives %d, want 2", got)
	}
	if got := Remember(NewWorld(), key("a"), count); got != 3 {
		t.Errorf("another world gives %d, want 3", got)
	}
}
