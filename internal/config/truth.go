package config

// Truth is an answer in three values.
type Truth int8

// The answers. Unknown is an answer that needs a value which nobody gave.
const (
	No Truth = iota
	Unknown
	Yes
)

// Is is Yes or No.
func Is(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// Not turns Yes and No; Unknown stays.
func (t Truth) Not() Truth { return Yes - t }

// And is the lesser of the two: No wins over Unknown.
func (t Truth) And(o Truth) Truth { return min(t, o) }

// Or is the greater of the two: Yes wins over Unknown.
func (t Truth) Or(o Truth) Truth { return max(t, o) }
