package provision

import (
	"fmt"
	"strings"
	"testing"
)

func planJSON(changes ...string) []byte {
	return []byte(`{"resource_changes":[` + strings.Join(changes, ",") + `]}`)
}

func changeJSON(address, action, after, unknown string) string {
	return fmt.Sprintf(`{"address":%q,"mode":"managed","change":{"actions":[%q],"after":%s,"after_unknown":%s}}`, address, action, after, unknown)
}

func TestCovers(t *testing.T) {
	topic := changeJSON("aws_sns_topic.a", "create", `{"name":"a"}`, `{"arn":true}`)
	rule := changeJSON("aws_rule.b", "create", `{"name":"b","tags":["x"]}`, `{"topic":true,"tags":[false]}`)
	for name, c := range map[string]struct {
		seen, fresh []byte
		why         string // empty where it is covered
	}{
		"the same":                    {planJSON(topic, rule), planJSON(topic, rule), ""},
		"half of it is done":          {planJSON(topic, rule), planJSON(changeJSON("aws_rule.b", "create", `{"name":"b","tags":["x"],"topic":"arn:a"}`, `{}`)), ""},
		"nothing is left":             {planJSON(topic), planJSON(changeJSON("aws_sns_topic.a", "no-op", `{"name":"a","arn":"arn:a"}`, `{}`)), ""},
		"a resource more":             {planJSON(topic), planJSON(topic, rule), "aws_rule.b"},
		"another action":              {planJSON(topic), planJSON(changeJSON("aws_sns_topic.a", "delete", `null`, `{}`)), "aws_sns_topic.a"},
		"another value":               {planJSON(topic), planJSON(changeJSON("aws_sns_topic.a", "create", `{"name":"z"}`, `{"arn":true}`)), "aws_sns_topic.a"},
		"a value less":                {planJSON(topic), planJSON(changeJSON("aws_sns_topic.a", "create", `{}`, `{"arn":true}`)), "aws_sns_topic.a"},
		"a value more":                {planJSON(topic), planJSON(changeJSON("aws_sns_topic.a", "create", `{"name":"a","kms":"k"}`, `{"arn":true}`)), "aws_sns_topic.a"},
		"an element less":             {planJSON(rule), planJSON(changeJSON("aws_rule.b", "create", `{"name":"b","tags":[]}`, `{"topic":true}`)), "aws_rule.b"},
		"an element more":             {planJSON(rule), planJSON(changeJSON("aws_rule.b", "create", `{"name":"b","tags":["x","y"]}`, `{"topic":true}`)), "aws_rule.b"},
		"a data source does no thing": {planJSON(), []byte(`{"resource_changes":[{"address":"data.x","mode":"data","change":{"actions":["read"]}}]}`), ""},
	} {
		t.Run(name, func(t *testing.T) {
			covered, why, err := Covers(c.seen, c.fresh)
			if err != nil {
				t.Fatal(err)
			}
			if covered != (c.why == "") || why != c.why {
				t.Errorf("covered %v, because of %q; want %q", covered, why, c.why)
			}
		})
	}
	if _, _, err := Covers([]byte("{"), planJSON()); err == nil {
		t.Error("half a plan was read")
	}
}
