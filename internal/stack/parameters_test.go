package stack

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWith(t *testing.T) {
	f := movable(t)
	bare := materialise(t, f, "service/orders/dev", nil)
	give := func(version int64) Work {
		t.Helper()
		w, err := bare.With(Parameters{Values: Values{"KEY": "canary-1"}, Versions: map[string]int64{"KEY": version}})
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	one, same, other := give(1), give(1), give(2)
	if one.Inputs != same.Inputs || one.Inputs == other.Inputs || one.Inputs == bare.Inputs || one.Code != bare.Code {
		t.Errorf("inputs are %s, %s, %s and %s without", one.Inputs, same.Inputs, other.Inputs, bare.Inputs)
	}
	text, err := os.ReadFile(filepath.Join(bare.Dir, "parameters.auto.tfvars.json"))
	if err != nil || !strings.Contains(string(text), `"KEY": 2`) {
		t.Errorf("%s, %v", text, err)
	}
	encoded, _ := json.Marshal(one)
	if told := fmt.Sprintf("%v %+v %#v %s %s", one, one, one, encoded, text); strings.Contains(told, "canary") {
		t.Error(told)
	}
	again := materialise(t, f, "service/orders/dev", nil)
	if w, err := again.With(Parameters{}); err != nil || w.Inputs != bare.Inputs || len(w.Parameters) > 0 {
		t.Errorf("%v, %v: nothing given changes nothing", w, err)
	}
	if _, err := os.Stat(filepath.Join(bare.Dir, "parameters.auto.tfvars.json")); err == nil {
		t.Error("versions of before are left behind")
	}
}
