package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/config"
)

// Condition is a question about a block of a resource.
type Condition func(s *Subject, b *config.Block) Answer

// Answer is what a condition found.
type Answer struct {
	Truth config.Truth
	// Value is what the answer hangs on.
	Value config.Value
	// Got says what was found where that is not Yes, such as "storage_encrypted is false".
	Got string
}

// each answers for every value that a path leads to: the worst one is the answer.
func each(path string, ask func(s *Subject, v config.Value) (config.Truth, string)) Condition {
	return func(s *Subject, b *config.Block) Answer {
		worst := Answer{Truth: config.Yes}
		for i, v := range b.All(path) {
			t, got := ask(s, v)
			if i == 0 || t < worst.Truth {
				worst = Answer{t, v, got}
			}
		}
		return worst
	}
}

// True wants true; absent is what AWS takes where nothing is written.
func True(path string, absent bool) Condition { return boolean(path, true, absent) }

// False wants false; absent is what AWS takes where nothing is written.
func False(path string, absent bool) Condition { return boolean(path, false, absent) }

func boolean(path string, want, absent bool) Condition {
	return each(path, func(_ *Subject, v config.Value) (config.Truth, string) {
		t := v.Bool(absent)
		if !want {
			t = t.Not()
		}
		return t, describe(v, strconv.FormatBool(absent))
	})
}

// Given wants a value that is not empty, or a nested block.
func Given(path string) Condition {
	return func(_ *Subject, b *config.Block) Answer {
		v := b.Get(path)
		t := b.Has(path)
		if t == config.Unknown {
			return Answer{t, v, path + " is not known"}
		}
		if !v.Absent() {
			return Answer{t, v, path + " is empty"}
		}
		return Answer{t, v, path + " is not set"}
	}
}

// Missing wants nothing, or nothing but emptiness.
func Missing(path string) Condition {
	return func(s *Subject, b *config.Block) Answer {
		a := Given(path)(s, b)
		a.Truth = a.Truth.Not()
		if a.Truth == config.No {
			a.Got = path + " is set"
			if found := b.Find(path); len(found) > 0 && a.Value.Attribute == nil {
				a.Value.Range = found[0].Range
			}
		}
		return a
	}
}

// OneOf wants one of some texts, whatever their case; absent is what AWS takes where nothing is written.
func OneOf(path, absent string, wanted ...string) Condition {
	return text(path, absent, func(s string) bool {
		return slices.ContainsFunc(wanted, func(w string) bool { return strings.EqualFold(w, s) })
	})
}

// NoneOf wants none of some texts, whatever their case; absent is what AWS takes
// where nothing is written. What a resource makes up after apply is none of them.
func NoneOf(path, absent string, unwanted ...string) Condition {
	none := text(path, absent, func(s string) bool {
		return !slices.ContainsFunc(unwanted, func(w string) bool { return strings.EqualFold(w, s) })
	})
	return func(s *Subject, b *config.Block) Answer {
		a := none(s, b)
		if a.Truth == config.Unknown && !a.Value.Maybe && made(a.Value) {
			a.Truth = config.Yes
		}
		return a
	}
}

// made reports whether a value hangs on nothing but resources.
func made(v config.Value) bool {
	refs := v.Refs()
	return len(refs) > 0 && !slices.ContainsFunc(refs, config.Ref.Variable)
}

// Match wants a text that a pattern matches; absent is what AWS takes where nothing is written.
func Match(path, absent, pattern string) Condition {
	// Most commands never look at a resource: what it takes to look is made when one does.
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
	return text(path, absent, func(s string) bool { return compiled().MatchString(s) })
}

func text(path, absent string, good func(string) bool) Condition {
	return each(path, func(_ *Subject, v config.Value) (config.Truth, string) {
		s, known := v.Text(absent)
		if !known {
			return config.Unknown, describe(v, absent)
		}
		return config.Is(good(s)), describe(v, absent)
	})
}

// AtLeast wants a number; absent is what AWS takes where nothing is written.
func AtLeast(path string, least, absent float64) Condition {
	return number(path, absent, func(n float64) bool { return n >= least })
}

// AtMost wants a number; absent is what AWS takes where nothing is written.
func AtMost(path string, most, absent float64) Condition {
	return number(path, absent, func(n float64) bool { return n <= most })
}

func number(path string, absent float64, good func(float64) bool) Condition {
	return each(path, func(_ *Subject, v config.Value) (config.Truth, string) {
		n, known := v.Number(absent)
		if !known {
			return config.Unknown, describe(v, "")
		}
		return config.Is(good(n)), describe(v, strconv.FormatFloat(absent, 'f', -1, 64))
	})
}

// Contains wants some texts in a list, whatever their case.
func Contains(path string, wanted ...string) Condition {
	return each(path, func(_ *Subject, v config.Value) (config.Truth, string) {
		have, complete := v.Texts()
		for _, w := range wanted {
			if slices.ContainsFunc(have, func(h string) bool { return strings.EqualFold(h, w) }) {
				continue
			}
			if !complete || slices.ContainsFunc(have, config.HasToken) {
				return config.Unknown, describe(v, "")
			}
			return config.No, fmt.Sprintf("%s lacks %s", v.Path, w)
		}
		return config.Yes, ""
	})
}

// Excludes wants none of some texts in a list, whatever their case. A string
// counts as a list of one; with nothing there, it is so.
func Excludes(path string, unwanted ...string) Condition {
	return each(path, func(_ *Subject, v config.Value) (config.Truth, string) {
		have, complete := v.Texts()
		for _, h := range have {
			if slices.ContainsFunc(unwanted, func(u string) bool { return strings.EqualFold(h, u) }) {
				return config.No, v.Path + " has " + strconv.Quote(h)
			}
		}
		if !complete || slices.ContainsFunc(v.Refs(), config.Ref.Variable) {
			return config.Unknown, describe(v, "")
		}
		return config.Yes, ""
	})
}

// Every wants a condition of all nested blocks at a path; with none, it is so.
func Every(path string, c Condition) Condition {
	return func(s *Subject, b *config.Block) Answer {
		worst := Answer{Truth: config.Yes}
		for _, n := range b.Find(path) {
			if a := c(s, n); a.Truth < worst.Truth {
				worst = soften(a, n)
			}
		}
		return worst
	}
}

// soften makes a No of a block that may not exist Unknown.
func soften(a Answer, b *config.Block) Answer {
	if b.Maybe && a.Truth == config.No {
		a.Truth = config.Unknown
	}
	return a
}

// Some wants a condition of one nested block at a path; with none, it is not so.
func Some(path string, c Condition) Condition {
	return func(s *Subject, b *config.Block) Answer {
		best := Given(path)(s, b)
		best.Truth = best.Truth.And(config.Unknown)
		blocks := b.Find(path)
		for i, n := range blocks {
			if a := c(s, n); i == 0 || a.Truth > best.Truth {
				best = a
			}
		}
		return best
	}
}

// And wants all of some conditions, and answers with the first of the worst.
func And(all ...Condition) Condition {
	return func(s *Subject, b *config.Block) Answer {
		worst := Answer{Truth: config.Yes}
		for _, c := range all {
			if a := c(s, b); a.Truth < worst.Truth {
				worst = a
			}
		}
		return worst
	}
}

// Or wants one of some conditions, and answers with the first of the best.
func Or(all ...Condition) Condition {
	return func(s *Subject, b *config.Block) Answer {
		best := all[0](s, b)
		for _, c := range all[1:] {
			if a := c(s, b); a.Truth > best.Truth {
				best = a
			}
		}
		return best
	}
}

// Not turns a condition, and says it in words of its own.
func Not(c Condition, got string) Condition {
	return func(s *Subject, b *config.Block) Answer {
		a := c(s, b)
		a.Truth, a.Got = a.Truth.Not(), got
		return a
	}
}

// If wants a condition only where another is so. Where that is unknown, the
// answer is at best unknown.
func If(when, then Condition) Condition {
	return func(s *Subject, b *config.Block) Answer {
		w := when(s, b)
		if w.Truth == config.No {
			return Answer{Truth: config.Yes}
		}
		a := then(s, b)
		if w.Truth == config.Unknown && a.Truth == config.No {
			return Answer{config.Unknown, w.Value, w.Got}
		}
		return a
	}
}

// Saying gives a condition words of its own for where it is not so.
func Saying(got string, c Condition) Condition {
	return func(s *Subject, b *config.Block) Answer {
		a := c(s, b)
		if a.Truth == config.No {
			a.Got = got
		}
		return a
	}
}

// describe says what a value is, in a few words.
func describe(v config.Value, absent string) string {
	switch {
	case v.Maybe:
		return v.Path + " is not known"
	case v.Absent() && absent == "":
		return v.Path + " is not set"
	case v.Absent():
		return fmt.Sprintf("%s is not set, which means %s", v.Path, absent)
	case !v.V.IsKnown():
		return v.Path + " is not known"
	}
	return v.Path + " is " + Show(v)
}

// Show is a value as a person reads it, in at most 60 characters.
func Show(v config.Value) string {
	if v.Absent() {
		return "not set"
	}
	return Shorten(render(v), 60)
}

func render(v config.Value) string {
	switch s, known := v.Text(""); {
	case known && v.V.Type() == cty.String:
		return strconv.Quote(s)
	case known:
		return s
	case s != "" && v.Block != nil:
		return v.Block.Readable(s)
	}
	texts, complete := v.Texts()
	if !complete || !v.V.CanIterateElements() {
		return "not known"
	}
	for i, t := range texts {
		texts[i] = strconv.Quote(v.Block.Readable(t))
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// Shorten cuts a text to at most so many characters.
func Shorten(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
