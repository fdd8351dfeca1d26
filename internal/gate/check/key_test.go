package check

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/config"
)

func TestOwnKey(t *testing.T) {
	for _, c := range []struct {
		name  string
		value cty.Value
		want  config.Truth
	}{
		{"nothing", cty.NullVal(cty.String), config.No},
		{"empty", cty.StringVal(""), config.No},
		{"not known", cty.UnknownVal(cty.String), config.Unknown},
		{"ARN of a key", cty.StringVal("arn:aws:kms:us-east-1:111111111111:key/1"), config.Yes},
		{"own alias", cty.StringVal("alias/orders"), config.Yes},
		{"short alias of AWS", cty.StringVal("aws/ecr"), config.No},
		{"alias of AWS", cty.StringVal("alias/aws/ecr"), config.No},
		{"alias of AWS without its prefix", cty.StringVal("aws/es"), config.No},
		{"ARN of an alias of AWS", cty.StringVal("arn:aws:kms:us-east-1:111111111111:alias/aws/ecr"), config.No},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := OwnKey("key")(nil, holding("key", c.value)).Truth; got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestDecoded(t *testing.T) {
	privileged := Decoded("containers", Every("containers", False("privileged", false)))
	subject := &Subject{World: NewWorld()}
	for text, want := range map[string]config.Truth{
		`[{"privileged": true}]`: config.No,
		`[{"name": "orders"}]`:   config.Yes,
		`orders`:                 config.Unknown,
	} {
		if got := privileged(subject, holding("containers", cty.StringVal(text))).Truth; got != want {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
	if got := privileged(subject, &config.Block{}).Truth; got != config.Yes {
		t.Errorf("nothing: got %v, want Yes", got)
	}
}

// holding is a block with one attribute.
func holding(name string, v cty.Value) *config.Block {
	return &config.Block{Attributes: map[string]*config.Attribute{name: {Name: name, Value: v}}}
}
