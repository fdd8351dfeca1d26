package metrics

import (
	"math"
	"slices"
)

// folds are the functions that make one number of many. They get at least one.
var folds = map[string]func([]float64) float64{
	"SUM": sum,
	"AVG": func(v []float64) float64 { return sum(v) / float64(len(v)) },
	"MIN": slices.Min[[]float64],
	"MAX": slices.Max[[]float64],
}

// eaches are the functions of one number.
var eaches = map[string]func(float64) float64{
	"ABS":   math.Abs,
	"CEIL":  math.Ceil,
	"FLOOR": math.Floor,
}

// elsewhere are functions that look beyond the lines of a query. A band is
// something for an alarm only: see band.
var elsewhere = []string{"ANOMALY_DETECTION_BAND", "SEARCH"}

func sum(values []float64) float64 {
	var total float64
	for _, v := range values {
		total += v
	}
	return total
}

// call reads a function's arguments, after its opening parenthesis.
func (p *parser) call(name string) node {
	switch {
	case name == "FILL":
		return p.fill()
	case slices.Contains(elsewhere, name):
		return p.fail("the sandbox does not have %s here", name)
	}
	args := p.arguments(")")
	fold1, isFold := folds[name]
	each, isEach := eaches[name]
	switch {
	case isFold && len(args) == 1:
		return func(sc scope) value {
			return fold(args[0](sc), func(v []float64) float64 {
				if len(v) == 0 {
					return math.NaN()
				}
				return fold1(v)
			})
		}
	case isEach && len(args) == 1:
		return func(sc scope) value { return args[0](sc).each(each) }
	case name == "IF" && (len(args) == 2 || len(args) == 3):
		return choose(args)
	case name == "METRICS" && len(args) == 0:
		p.out.all = true
		return func(sc scope) value { return value{kind: array, rows: sc.metrics} }
	case isFold, isEach, name == "IF", name == "METRICS":
		return p.fail("%s does not take %d arguments", name, len(args))
	}
	return p.fail("unknown function %q", name)
}

// choose is IF: a period's number comes from the second argument where the
// first is not zero, else from the third; without a third it is missing.
func choose(args []node) node {
	return func(sc scope) value {
		test, yes, no := args[0](sc), args[1](sc), sc.number(math.NaN())
		if len(args) == 3 {
			no = args[2](sc)
		}
		out := value{kind: max(test.kind, yes.kind, no.kind)}
		for i := range max(len(test.rows), len(yes.rows), len(no.rows)) {
			row := repeat(math.NaN(), sc.periods)
			for t := range row {
				switch c := at(test.row(i), t); {
				case math.IsNaN(c):
				case c != 0:
					row[t] = at(yes.row(i), t)
				default:
					row[t] = at(no.row(i), t)
				}
			}
			out.rows = append(out.rows, row)
		}
		return out
	}
}

func at(row []float64, t int) float64 {
	if t >= len(row) {
		return math.NaN()
	}
	return row[t]
}

// fill reads the arguments of FILL(m, number), FILL(m, REPEAT) or FILL(m, n).
func (p *parser) fill() node {
	operand := p.binary(0)
	p.expect(",")
	again := p.token == "REPEAT"
	filler := operand
	if again {
		p.next()
	} else {
		filler = p.binary(0)
	}
	p.expect(")")
	return func(sc scope) value {
		v, with := operand(sc), filler(sc)
		out := value{kind: v.kind}
		for i, row := range v.rows {
			row = slices.Clone(row)
			for t := range row {
				switch {
				case !math.IsNaN(row[t]):
				case !again:
					row[t] = at(with.row(i), t)
				case t > 0:
					row[t] = row[t-1]
				}
			}
			out.rows = append(out.rows, row)
		}
		return out
	}
}
