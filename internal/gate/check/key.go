package check

import (
	"regexp"

	"flota.dev/flota/internal/config"
)

// managed matches the names of keys that AWS makes in every account.
var managed = regexp.MustCompile(`(^|:)(alias/)?aws/`)

// OwnKey wants a KMS key that the customer manages: something must be
// written, and it must not lead to one of the aliases alias/aws/… of the keys
// that AWS manages, be it by name or through a data source.
func OwnKey(path string) Condition {
	return each(path, func(_ *Subject, v config.Value) (config.Truth, string) {
		if t := v.Given(); t != config.Yes {
			return t, describe(v, "")
		}
		if t, _ := v.Text(""); managed.MatchString(t) {
			return config.No, describe(v, "")
		}
		for _, typ := range []string{"data.aws_kms_alias", "data.aws_kms_key"} {
			for _, r := range Behind(v, typ) {
				if name, ok := managedName(r); ok {
					return config.No, path + " is " + name + ", a key that AWS manages"
				}
			}
		}
		return config.Yes, ""
	})
}

func managedName(r *config.Resource) (string, bool) {
	for _, attribute := range []string{"name", "key_id"} {
		if s, _ := r.Get(attribute).Text(""); managed.MatchString(s) {
			return s, true
		}
	}
	return "", false
}
