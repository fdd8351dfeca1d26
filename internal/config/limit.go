package config

import (
	"fmt"
	"math/big"

	"github.com/zclconf/go-cty/cty"
)

// What a value may hold at most. Real configurations stay far below; a hostile
// one would else take all memory, in a text of a few lines.
const (
	maxElements = 50_000
	maxText     = 1 << 20
	maxFile     = 4 << 20
	maxDepth    = 200
	maxExponent = 4_096 // of two; a larger number written out would fill the memory
	// maxWork is how many comparisons a function may take.
	maxWork = 1 << 26
)

// LimitError says that a value is too large to be worked out.
type LimitError struct {
	What string // such as "more than 50000 elements"
}

func (e *LimitError) Error() string { return "too large to be worked out: " + e.What }

var (
	errElements = &LimitError{fmt.Sprintf("more than %d elements", maxElements)}
	errText     = &LimitError{fmt.Sprintf("more than %d bytes of text", maxText)}
	errDepth    = &LimitError{fmt.Sprintf("more than %d values inside each other", maxDepth)}
	errNumber   = &LimitError{"a number of too many digits"}
	errWork     = &LimitError{"too many comparisons"}
)

// weigh returns a LimitError for values that are together past the limits. It stops as soon as
// it knows, so it is quick where a value holds itself many times over.
func weigh(values ...cty.Value) error {
	s := scales{text: maxText, elements: maxElements}
	for _, v := range values {
		if err := s.weigh(v, 0); err != nil {
			return err
		}
	}
	return nil
}

// scales hold what may still come, and count the work of what came: a set is
// sorted whenever it is looked at.
type scales struct{ text, elements, work int }

// setWork is how much more an element of a set takes than one of a list.
const setWork = 20

func (s *scales) weigh(v cty.Value, depth int) error {
	v, _ = v.Unmark()
	if v == cty.NilVal || !v.IsKnown() || v.IsNull() {
		return nil
	}
	ty := v.Type()
	switch {
	case ty == cty.String:
		if s.text -= len(v.AsString()); s.text < 0 {
			return errText
		}
	case ty == cty.Number:
		if !writable(v.AsBigFloat()) {
			return errNumber
		}
	case depth > maxDepth:
		return errDepth
	case ty.IsCollectionType() || ty.IsTupleType() || ty.IsObjectType():
		return s.weighAll(v, depth+1)
	}
	return nil
}

func (s *scales) weighAll(v cty.Value, depth int) error {
	if s.elements -= v.LengthInt(); s.elements < 0 {
		return errElements
	}
	s.work += v.LengthInt()
	if v.Type().IsSetType() {
		s.work += setWork * v.LengthInt()
	}
	if ty := v.Type(); ty.IsObjectType() {
		return s.weighObject(v, ty, depth)
	}
	for k, e := range v.Elements() {
		if k.Type() == cty.String && k.IsKnown() && !k.IsNull() { // a set's keys are its elements
			s.text -= len(k.AsString())
		}
		if err := s.weigh(e, depth); err != nil {
			return err
		}
	}
	return nil
}

// weighObject takes attributes as they come: Elements would sort them first.
func (s *scales) weighObject(v cty.Value, ty cty.Type, depth int) error {
	for name := range ty.AttributeTypes() {
		if s.text -= len(name); s.text < 0 {
			return errText
		}
		if err := s.weigh(v.GetAttr(name), depth); err != nil {
			return err
		}
	}
	return nil
}

// size is how many bytes of text a value holds, once written out, at least.
func size(v cty.Value) int {
	s := scales{text: maxText, elements: maxElements}
	if s.weigh(v, 0) != nil {
		return maxText + 1
	}
	return maxText - s.text + maxElements - s.elements
}

// atMost returns a LimitError for a text that would be longer than the limit.
// Factors multiply without running over.
func atMost(factors ...int) error { return product(maxText, errText, factors) }

func workAtMost(factors ...int) error { return product(maxWork, errWork, factors) }

func product(most int, err error, factors []int) error {
	total := 1
	for _, f := range factors {
		if f <= 0 {
			return nil
		}
		if total > most/f {
			return err
		}
		total *= f
	}
	return nil
}

// writable reports whether a number can be written out in reasonable length.
func writable(n *big.Float) bool {
	exponent := n.MantExp(nil)
	return !n.IsInf() && exponent < maxExponent && exponent > -maxExponent
}
