package metrics

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var none = math.NaN()

func evaluate(t testing.TB, text string, lines map[string][]float64) ([]float64, error) {
	t.Helper()
	e, err := ParseExpression(text)
	if err != nil {
		return nil, err
	}
	sc := scope{periods: 3, lines: map[string]value{}}
	for id, values := range lines {
		sc.lines[id] = value{kind: series1, rows: [][]float64{values}}
	}
	for _, id := range []string{"m1", "m2"} {
		sc.metrics = append(sc.metrics, lines[id])
	}
	return e.root(sc).row(0), nil
}

func TestExpression(t *testing.T) {
	lines := map[string][]float64{
		"m1": {1, none, 3},
		"m2": {10, 0, 5},
	}
	for text, want := range map[string][]float64{
		"m2":                              {10, 0, 5},
		"1 + 2 * 3 - 4 / 2":               {5, 5, 5},
		"(1 + 2) * 3":                     {9, 9, 9},
		"2 ^ 3":                           {8, 8, 8},
		"-m2":                             {-10, 0, -5},
		"3 - -2":                          {5, 5, 5},
		"100 * m1 / m2":                   {10, none, 60},
		"m2 / m2":                         {1, none, 1},
		"m1 + m2":                         {11, none, 8},
		"m2 > 4":                          {1, 0, 1},
		"m2 >= 5 AND m2 < 10":             {0, 0, 1},
		"m2 == 0 || m2 != 5":              {1, 1, 0},
		"IF(m2 > 4, m2, 0)":               {10, 0, 5},
		"IF(m2 > 4, m2)":                  {10, none, 5},
		"IF(m2 > 0, 100 * m1 / m2, 0)":    {10, 0, 60},
		"FILL(m1, 0)":                     {1, 0, 3},
		"FILL(m1, m2)":                    {1, 0, 3},
		"FILL(m1, REPEAT)":                {1, 1, 3},
		"100 * FILL(m1, 0) / (m2 + 1)":    {100.0 / 11, 0, 50},
		"SUM([m1, m2])":                   {11, 0, 8},
		"MAX([m1, m2])":                   {10, 0, 5},
		"MIN([m1, m2, 4])":                {1, 0, 3},
		"AVG([m1, m2])":                   {5.5, 0, 4},
		"SUM(METRICS())":                  {11, 0, 8},
		"SUM(m1)":                         {4, 4, 4},
		"MAX(m2) - MIN(m2)":               {10, 10, 10},
		"ABS(m2 - 10)":                    {0, 10, 5},
		"CEIL(m2 / 4)":                    {3, 0, 2},
		"FLOOR(m2 / 4)":                   {2, 0, 1},
		"SUM([FILL(m1, 0), FILL(m2, 0)])": {11, 0, 8},
	} {
		got, err := evaluate(t, text, lines)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmpopts.EquateApprox(1e-12, 0)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestExpressionErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "it ends too early",
		"m1 +":                    "it ends too early",
		"m1 m2":                   `unexpected "m2"`,
		"(m1":                     `expected ")"`,
		"SUM(m1":                  `expected ","`,
		"SUM(m1, m2)":             "SUM does not take 2 arguments",
		"IF(m1)":                  "IF does not take 1 arguments",
		"FILL(m1)":                `expected ","`,
		"SEARCH('x')":             "does not have SEARCH",
		"RATE(m1)":                `unknown function "RATE"`,
		"M1":                      `unknown name "M1"`,
		"1.2.3":                   `"1.2.3" is not a number`,
		"m1 $ 2":                  `unexpected "$"`,
		strings.Repeat("(", 100):  "nested too deep",
		strings.Repeat("1", 2000): "longer than",
	} {
		_, err := ParseExpression(text)
		if !errors.Is(err, ErrExpression) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20s: got %v, want an error that says %q", text, err, want)
		}
	}
}

func FuzzParseExpression(f *testing.F) {
	f.Add("IF(m1 > 5 AND m2 < 3, 100 * FILL(m1, 0) / m2, SUM([m1, m2]))")
	f.Add("-(-m1) ^ 2 / MAX(METRICS())")
	f.Add("[[[[m1]]], 2]")
	f.Fuzz(func(t *testing.T, text string) {
		_, err := evaluate(t, text, map[string][]float64{"m1": {1, none, 3}, "m2": {0, 0, 1}})
		if err != nil && !errors.Is(err, ErrExpression) {
			t.Errorf("%q: error %v is no ErrExpression", text, err)
		}
	})
}
