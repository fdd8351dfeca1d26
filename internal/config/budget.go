package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// What a stack may cost. Real ones stay far below; hostile ones end here.
const (
	maxSteps     = 20_000_000 // elements looked at; an expression counts as ten
	maxTotal     = 64 << 20   // bytes of all values made
	maxNesting   = 4_000      // expressions within expressions, through locals and modules
	maxInstances = 10_000     // of resources and modules
	maxModules   = 24         // modules within modules
	maxLeft      = 200        // entries of Stack.Left

	// What things take, in bytes, about.
	elementCost = 48
	refCost     = 200
	blockCost   = 400
	// expressionSteps is how many steps an expression counts as.
	expressionSteps = 10
	// callLooks is how often cty and a function look at an argument or a result.
	callLooks = 20
	// valueLooks is how often they look at one that is compared or converted.
	valueLooks = 10
	callCost   = 4 // times the size of what a function makes, as it takes more to make it
)

// budget is what is left to spend on a stack.
type budget struct {
	steps, bytes int
	nesting      int
	instances    int
	spent        bool // steps or bytes ran out: all that follows is unknown
}

// enter begins an expression. It reports whether there is room for one more.
func (e *evaluation) enter() bool {
	e.budget.nesting++
	if e.budget.nesting > maxNesting {
		e.exhausted("expressions depend on each other too deeply")
		return false
	}
	return e.step(expressionSteps)
}

func (e *evaluation) leave() { e.budget.nesting-- }

// step spends work.
func (e *evaluation) step(n int) bool {
	e.budget.steps += n
	if e.budget.steps > maxSteps {
		e.budget.spent = true
		e.exhausted("the configuration takes too much work to evaluate")
	}
	return !e.budget.spent
}

// spend spends memory.
func (e *evaluation) spend(bytes int) bool {
	e.budget.bytes += bytes
	if e.budget.bytes > maxTotal {
		e.budget.spent = true
		e.exhausted("the configuration's values take too much memory")
	}
	return !e.budget.spent
}

// exhausted says that the stack costs too much.
func (e *evaluation) exhausted(why string) {
	e.left(Left{Why: why + ": the rest counts as unknown", Hint: "split the configuration into stacks"})
}

// weight is what a value takes: bytes of memory, about, and steps to look at all of it.
type weight struct{ bytes, steps int }

// weightOf is the weight of a value. It fails if the value is too large, and
// counts no further then.
func weightOf(v cty.Value) (weight, error) {
	s := scales{text: maxText, elements: maxElements}
	err := s.weigh(v, 0)
	text, elements := maxText-s.text, maxElements-s.elements
	return weight{text + elements*elementCost, s.work + text/elementCost}, err
}

// weighed returns a value that is fit to be kept, and pays for looking at it
// some times: one that is too large is unknown.
func (s *scope) weighed(v cty.Value, at hcl.Range, times int) (cty.Value, weight) {
	w, err := weightOf(v)
	if err != nil {
		s.tooLarge(err, at)
		return cty.DynamicVal, w
	}
	if !s.instance.evaluation.step(times * w.steps) {
		return cty.DynamicVal, w
	}
	if w.bytes > manyElements*elementCost {
		return evened(v), w
	}
	return v, w
}

// kept is what a value is once it is known to be no larger than a value may be.
func (s *scope) kept(v cty.Value, at hcl.Range) cty.Value {
	v, _ = s.weighed(v, at, 1)
	return v
}

// looked pays for looking at a value, and for what cty takes to convert it or
// compare its type: the square of what its type is made of.
func (s *scope) looked(v cty.Value, times int) bool {
	w, err := weightOf(v)
	n := typeSize(v.Type(), manyElements*10)
	return s.instance.evaluation.step(times*w.steps+n*n/10) && err == nil
}

// tooLarge says where a value is too large to be worked out.
func (s *scope) tooLarge(err error, at hcl.Range) {
	s.instance.evaluation.left(Left{Range: s.instance.where(at), Address: s.instance.address, Why: err.Error(), Hint: "make the value smaller"})
}

// left notes what could not be looked into, each thing once.
func (e *evaluation) left(l Left) {
	if len(e.stack.Left) >= maxLeft || e.noted[l] {
		return
	}
	e.noted[l] = true
	e.stack.Left = append(e.stack.Left, l)
}
