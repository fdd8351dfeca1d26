package check

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/config"
)

func TestExcludes(t *testing.T) {
	for _, c := range []struct {
		name  string
		value cty.Value
		want  config.Truth
	}{
		{"nothing", cty.NullVal(cty.List(cty.String)), config.Yes},
		{"others", cty.TupleVal([]cty.Value{cty.StringVal("CHOWN")}), config.Yes},
		{"the unwanted in lower case", cty.TupleVal([]cty.Value{cty.StringVal("CHOWN"), cty.StringVal("sys_admin")}), config.No},
		{"not known", cty.UnknownVal(cty.List(cty.String)), config.Unknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Excludes("add", "SYS_ADMIN")(nil, holding("add", c.value)).Truth; got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
