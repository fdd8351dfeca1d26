package iam

import "slices"

// Accounts through which AWS's own services work in a customer's buckets.
var (
	// Access logs of load balancers ("Enable access logs", regions before August 2022).
	balancers = []string{
		"127311923021", "033677994240", "027434742980", "797873946194", "098369216593", "754344448648", "589379963580",
		"718504428378", "383597477331", "600734575887", "114774131450", "783225319266", "582318560864", "985666609251",
		"054676820928", "156460612806", "652711504416", "635631232127", "009996457667", "897822967062", "076674570225",
		"507241528517", "048591011584", "190560391635", "638102146993", "037604701340",
	}
	// Redshift's audit logs ("Managing log files").
	warehouses = []string{"193672423079", "391106570357", "262260360010", "902366379725"}
	// Billing reports ("Setting up an Amazon S3 bucket for Cost and Usage Reports").
	billing = []string{"386209384616"}

	accountsOfAWS = slices.Concat(balancers, warehouses, billing, []string{"aws", "cloudfront"})
)

// OfAWS reports whether an account belongs to one of AWS's own services. The
// words that stand for an account in ARNs of AWS's own policies and of
// CloudFront's identities do too.
func OfAWS(account string) bool { return slices.Contains(accountsOfAWS, account) }
