package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// policyResource are the checks of resources' own policies that are not about everyone.
var policyResource = []check.Check{
	{
		ID: "policy-document-not-public", Family: check.Access, Severity: check.Critical,
		Title: "IAM policy document lets everyone in",
		Why:   "Whatever resource takes the document is open to every account, and often to those who have none.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.this.arn]
    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }
  }
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"CKV_AWS_283"},
		Types:     []string{documentType},
		Look:      documentLetsEveryoneIn,
	},
	{
		ID: "policy-no-not-action", Family: check.Access, Severity: check.High,
		Title: "Resource policy allows all actions but those that it names",
		Why:   "What is not named is allowed, also the actions that AWS will add next year.",
		Mend: `resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_role.orders.arn }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.this.arn
    }]
  })
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"KICS:sns_topic_publicity_has_allow_and_not_action_simultaneously"},
		Types:     resourceTypes(),
		Look:      resourceLook(allowsAllBut),
	},
	{
		ID: "policy-no-every-action", Family: check.Access, Severity: check.Medium,
		Title: "Resource policy allows every action of its service",
		Why:   "Among all actions are those that delete the resource, and those that open it to others.",
		Mend: `resource "aws_sqs_queue_policy" "this" {
  queue_url = aws_sqs_queue.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_role.orders.arn }
      Action    = ["sqs:SendMessage", "sqs:ReceiveMessage"]
      Resource  = aws_sqs_queue.this.arn
    }]
  })
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_72", "KICS:sqs_policy_allows_all_actions"},
		Types:     slices.DeleteFunc(resourceTypes(), func(t string) bool { return strings.HasPrefix(t, "aws_kms_") }),
		Look:      resourceLook(allowsAll),
	},
	{
		ID: "kms-policy-one-owner", Family: check.Access, Severity: check.High,
		Title: "KMS key lets another account do everything with it",
		Why:   "The other account may change the key's policy, lock its owner out, or have the key deleted with all that it keeps.",
		Mend: `resource "aws_kms_key_policy" "this" {
  key_id = aws_kms_key.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
      }, {
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:role/orders" }
      Action    = ["kms:Decrypt", "kms:DescribeKey"]
      Resource  = "*"
    }]
  })
}`,
		Practices: []string{"SEC03-BP08", "SEC08-BP01"},
		Types:     []string{"aws_kms_key", "aws_kms_key_policy", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key"},
		Look:      oneOwner,
	},
}

// resourceTypes are those whose own policies are looked at.
func resourceTypes() []string {
	var out []string
	for typ, all := range policyPlaces {
		if all[0].use == iam.OfResource {
			out = append(out, typ)
		}
	}
	slices.Sort(out)
	return out
}

// documentLetsEveryoneIn looks at documents that no resource takes: where one does, what it is decides.
func documentLetsEveryoneIn(s *check.Subject) {
	for _, d := range policiesOf(s) {
		if len(libraryOf(s.World).uses(d.text)) == 0 {
			d.ask(s, lettingEveryoneIn)
		}
	}
}

func allowsAllBut(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if len(s.NotActions) == 0 {
		return iam.No, ""
	}
	return s.Allows(), "allows all but " + someNames(readableAll(d, s.NotActions))
}

// allowsAll asks for patterns such as sqs:*, where not everyone is let in: that is told elsewhere.
func allowsAll(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if d.Public(i) == iam.Yes || !slices.ContainsFunc(s.Actions, serviceWide) {
		return iam.No, ""
	}
	return s.Allows(), "allows " + allowed(d, i)
}

// oneOwner finds accounts beside the first that may do everything with a key.
// The first is the key's own: without it AWS would not take the policy.
func oneOwner(s *check.Subject) {
	for _, d := range policiesOf(s) {
		if d.Policy == nil || d.place.use != iam.OfResource {
			continue
		}
		owner := ""
		for i := range d.Statements {
			st := &d.Statements[i]
			if st.Effect != iam.Allow || !slices.ContainsFunc(st.Actions, serviceWide) {
				continue
			}
			for _, p := range st.Principals {
				account := p.Account()
				switch {
				case account == "" || p.Everyone() != iam.No:
				case owner == "":
					owner = account
				case account != owner && !config.HasToken(account) && !config.HasToken(owner):
					d.tell(s, i, iam.Yes, "allows "+p.ID+" everything, beside "+owner)
				}
			}
		}
	}
}
