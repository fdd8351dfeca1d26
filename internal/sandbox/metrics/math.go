package metrics

import "math"

// scope is what an expression is evaluated over: the values of the other lines
// in each of a number of periods.
type scope struct {
	periods int
	lines   map[string]value
	// metrics are the lines that are metrics, not expressions.
	metrics [][]float64
}

// value is what a part of an expression comes to. A row has one number for
// each period, NaN where there is none.
type value struct {
	kind kind
	rows [][]float64
}

type kind int

const (
	single kind = iota // a number: one row, the same in every period
	series1
	array
)

func (sc scope) number(v float64) value {
	return value{kind: single, rows: [][]float64{repeat(v, sc.periods)}}
}

func repeat(v float64, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = v
	}
	return out
}

// row returns the i-th row of an array; anything else has the same row everywhere.
func (v value) row(i int) []float64 {
	if v.kind != array {
		i = 0
	}
	if i >= len(v.rows) {
		return nil
	}
	return v.rows[i]
}

// each applies f to every number that is there.
func (v value) each(f func(float64) float64) value {
	return combine(v, v, func(a, _ float64) float64 { return f(a) })
}

// combine applies op period by period. Where either side is missing, or the
// outcome is no number (a division by zero), the outcome is missing.
func combine(a, b value, op func(a, b float64) float64) value {
	out := value{kind: max(a.kind, b.kind)}
	for i := range max(len(a.rows), len(b.rows)) {
		left, right := a.row(i), b.row(i)
		row := make([]float64, min(len(left), len(right)))
		for t := range row {
			row[t] = math.NaN()
			if math.IsNaN(left[t]) || math.IsNaN(right[t]) {
				continue
			}
			if v := op(left[t], right[t]); !math.IsInf(v, 0) {
				row[t] = v
			}
		}
		out.rows = append(out.rows, row)
	}
	return out
}

// fold gives one number of many: of the rows of an array in each period, of
// all periods of a single row.
func fold(v value, f func([]float64) float64) value {
	switch {
	case v.kind == single || len(v.rows) == 0:
		return v
	case v.kind == series1:
		return value{kind: single, rows: [][]float64{repeat(f(present(v.rows[0])), len(v.rows[0]))}}
	}
	out := make([]float64, len(v.rows[0]))
	for t := range out {
		var column []float64
		for _, row := range v.rows {
			column = append(column, row[t])
		}
		out[t] = f(present(column))
	}
	return value{kind: series1, rows: [][]float64{out}}
}

func present(row []float64) []float64 {
	var out []float64
	for _, v := range row {
		if !math.IsNaN(v) {
			out = append(out, v)
		}
	}
	return out
}
