package config

import (
	"fmt"
	"time"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

func timeFunctions() map[string]guarded {
	return map[string]guarded{
		"formatdate": every(stdlib.FormatDateFunc),
		"timeadd":    every(stdlib.TimeAddFunc),
		"timecmp":    every(timeCompareFunction),

		"plantimestamp": plain(unknownFunction(cty.String)),
		"timestamp":     plain(unknownFunction(cty.String)),
	}
}

var timeCompareFunction = function.New(&function.Spec{
	Params: texts("timestamp_a", "timestamp_b"),
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		var times [2]time.Time
		for i, a := range args {
			t, err := time.Parse(time.RFC3339, a.AsString())
			if err != nil {
				return cty.NilVal, function.NewArgError(i, fmt.Errorf("not a valid RFC3339 timestamp: %w", err))
			}
			times[i] = t
		}
		return cty.NumberIntVal(int64(times[0].Compare(times[1]))), nil
	},
})
