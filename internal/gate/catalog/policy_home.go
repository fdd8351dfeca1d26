package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// homeOf are the accounts that a stack works in, as far as its providers say so.
func homeOf(s *check.Subject) map[string]bool {
	type key struct{ stack *config.Stack }
	return check.Remember(s.World, key{s.Stack}, func() map[string]bool {
		out := map[string]bool{}
		for _, r := range s.World.Of("provider.aws") {
			if r.Stack != s.Stack {
				continue
			}
			accounts, _ := r.Get("allowed_account_ids").Texts()
			for _, v := range r.All("assume_role.role_arn") {
				arn, _ := v.Text("")
				accounts = append(accounts, iam.AccountOf(arn))
			}
			for _, a := range accounts {
				out[a] = true
			}
		}
		delete(out, "")
		return out
	})
}
