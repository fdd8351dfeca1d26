package catalog

import "flota.dev/flota/internal/iam"

var (
	assuming   = []string{"sts:AssumeRole"}
	decrypting = []string{"kms:Decrypt", "kms:ReEncryptFrom"}
	// withOwnCheck are actions of which a check of their own speaks.
	withOwnCheck = setOf(assuming, decrypting, iam.Credentials, []string{"iam:PassRole"})
	// withOwnCheckOrData adds those of data to them.
	withOwnCheckOrData = setOf(assuming, decrypting, iam.Credentials, iam.DataReads, []string{"iam:PassRole"})
)

func setOf(lists ...[]string) map[string]bool {
	out := map[string]bool{}
	for _, l := range lists {
		for _, w := range l {
			out[w] = true
		}
	}
	return out
}

func writesEverywhere(d *policyDocument, i int) (iam.Answer, string) {
	bad, found := reaches(d, i, iam.Everything, func(a iam.Action) bool {
		return a.Level == iam.Write && a.Limitable && !withOwnCheck[a.Name] && !escalatesAlone(a.Name)
	})
	return bad, "allows " + someNames(found) + " on every resource"
}

func permissionsEverywhere(d *policyDocument, i int) (iam.Answer, string) {
	bad, found := reaches(d, i, iam.Whole, func(a iam.Action) bool {
		return a.Level == iam.Permissions && a.Limitable && !escalatesAlone(a.Name)
	})
	return bad, "allows " + someNames(found) + " on every resource"
}

func readsEverywhere(d *policyDocument, i int) (iam.Answer, string) {
	limitable, all := map[string]int{}, map[string]int{}
	changes := false
	bad, found := reaches(d, i, iam.Everything, func(a iam.Action) bool {
		return a.Limitable && !withOwnCheckOrData[a.Name] && a.Level != iam.Write && a.Level != iam.Permissions
	})
	if bad == iam.No {
		return iam.No, ""
	}
	for pattern, a := range d.Reached(&d.Statements[i]) {
		switch {
		case a.Level == iam.Write || a.Level == iam.Permissions:
			changes = changes || a.Limitable && !withOwnCheck[a.Name]
		case !withOwnCheckOrData[a.Name]:
			all[pattern]++
			if a.Limitable {
				limitable[pattern]++
			}
		}
	}
	found = mostlyLimitable(found, limitable, all)
	if len(found) == 0 || changes {
		return iam.No, ""
	}
	return bad, "allows " + someNames(found) + " on every resource"
}

// mostlyLimitable are the patterns half of whose actions can be limited to resources.
// ec2:Describe* is not one of them: it would have to be written on everything anyway.
func mostlyLimitable(patterns []string, limitable, all map[string]int) []string {
	var out []string
	for _, p := range patterns {
		if 2*limitable[p] > all[p] {
			out = append(out, p)
		}
	}
	return out
}

func credentialsEverywhere(d *policyDocument, i int) (iam.Answer, string) {
	var wanted []string
	for _, a := range iam.Credentials {
		if !escalatesAlone(a) && a != "sts:AssumeRole" {
			wanted = append(wanted, a)
		}
	}
	bad, found := grants(d, i, iam.Whole, wanted...)
	return bad, "allows " + someNames(found) + " on everything"
}

func dataEverywhere(d *policyDocument, i int) (iam.Answer, string) {
	bad, found := grants(d, i, iam.Whole, iam.DataReads...)
	return bad, "allows " + someNames(found) + " on everything"
}

func decryptsEverywhere(d *policyDocument, i int) (iam.Answer, string) {
	bad, found := grants(d, i, iam.Whole, decrypting...)
	return bad, "allows " + someNames(found) + " with every key"
}

func passesEverything(d *policyDocument, i int) (iam.Answer, string) {
	bad, _ := grants(d, i, iam.Whole, "iam:PassRole")
	return bad, "allows every role to be passed"
}

func assumesEverything(d *policyDocument, i int) (iam.Answer, string) {
	bad, _ := grants(d, i, iam.Whole, assuming...)
	return bad, "allows every role to be assumed"
}
