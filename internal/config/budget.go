package config

import "github.com/zclconf/go-cty/cty"

// What a stack may cost. Real ones stay far below; hostile ones end here.
const (
	maxSteps     = 4_000_000 // expressions and elements looked at
	maxTotal     = 64 << 20  // bytes of all values made
	maxNesting   = 4_000     // expressions within expressions, through locals and modules
	maxInstances = 10_000    // of resources and modules
	maxModules   = 24        // modules within modules
	maxLeft      = 200       // entries of Stack.Left
	elementCost  = 48        // bytes that an element of a list takes, about
)

// budget is what is left to spend on a stack.
type budget struct {
	steps, bytes int
	nesting      int
	instances    int
	spent        bool // something ran out, and Left says so
}

// enter begins an expression. It reports whether there is room for one more.
func (e *evaluation) enter() bool {
	b := &e.budget
	if b.nesting >= maxNesting {
		e.exhausted("expressions depend on each other too deeply")
		return false
	}
	b.nesting++
	return e.step(1)
}

func (e *evaluation) leave() { e.budget.nesting-- }

// step spends work.
func (e *evaluation) step(n int) bool {
	e.budget.steps += n
	if e.budget.steps > maxSteps {
		e.exhausted("the configuration takes too much work to evaluate")
		return false
	}
	return true
}

// spend spends memory.
func (e *evaluation) spend(bytes int) bool {
	e.budget.bytes += bytes
	if e.budget.bytes > maxTotal {
		e.exhausted("the configuration's values take too much memory")
		return false
	}
	return true
}

// exhausted says once that the stack costs too much: what follows from it is unknown.
func (e *evaluation) exhausted(why string) {
	if !e.budget.spent {
		e.budget.spent = true
		e.left(Left{Why: why, Hint: "what could not be evaluated counts as unknown"})
	}
}

// weighed returns a value that is fit to be kept: one that is too large is unknown.
func (s *scope) weighed(v cty.Value) cty.Value {
	if err := weigh(v); err != nil {
		s.instance.evaluation.tooLarge(s.instance, err)
		return cty.DynamicVal
	}
	return v
}

func (e *evaluation) tooLarge(i *instance, err error) {
	e.left(Left{Address: i.address, Why: err.Error(), Hint: "what could not be evaluated counts as unknown"})
}

// left notes what could not be looked into, each thing once.
func (e *evaluation) left(l Left) {
	if len(e.stack.Left) >= maxLeft || e.noted[l] {
		return
	}
	e.noted[l] = true
	e.stack.Left = append(e.stack.Left, l)
}

// sizeOf is about how many bytes a value takes. It counts no further than the
// limits of a single value.
func sizeOf(v cty.Value) int {
	s := scales{text: maxText, elements: maxElements}
	_ = s.weigh(v, 0)
	return maxText - s.text + (maxElements-s.elements)*elementCost
}
