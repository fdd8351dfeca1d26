package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

var (
	lbListeners    = []string{"aws_lb_listener", "aws_alb_listener"}
	lbTargetGroups = []string{"aws_lb_target_group", "aws_alb_target_group"}
)

// plainHTTP wants a listener that speaks plain HTTP: it says so, or says
// nothing and belongs to an application load balancer.
func plainHTTP(s *check.Subject, b *config.Block) check.Answer {
	return check.Or(
		check.OneOf("protocol", "", "HTTP"),
		check.And(check.Missing("protocol"), check.Missing("certificate_arn"), check.Via("load_balancer_arn", isALB, balancers...)),
	)(s, b)
}

// endsTLS wants a listener that ends TLS.
var endsTLS = check.Or(
	check.OneOf("protocol", "", "HTTPS", "TLS"),
	check.And(check.Missing("protocol"), check.Given("certificate_arn")),
)

// fromTLS12 wants a policy that begins at TLS 1.2; ELBSecurityPolicy-2016-08
// is what the provider asks for where none is written.
var fromTLS12 = check.Match("ssl_policy", "ELBSecurityPolicy-2016-08", `^ELBSecurityPolicy-(TLS-1-2|FS-1-2|TLS13-1-[23])`)

// redirectsToHTTPS wants a listener whose answer to everything is to ask again over TLS.
var redirectsToHTTPS = check.Some("default_action", check.And(
	check.OneOf("type", "", "redirect"),
	check.OneOf("redirect.protocol", "#{protocol}", "HTTPS"),
))

// secureListener wants a listener that forwards to the target group over TLS.
var secureListener = check.OneOf("protocol", "HTTP", "HTTPS", "TLS")

// forwardedSecurely wants a listener or rule with TLS that leads to the target group.
var forwardedSecurely = check.Or(
	check.With("aws_lb_listener", "default_action.target_group_arn", secureListener),
	check.With("aws_alb_listener", "default_action.target_group_arn", secureListener),
	check.With("aws_lb_listener", "default_action.forward.target_group.arn", secureListener),
	check.With("aws_lb_listener_rule", "action.target_group_arn", check.Via("listener_arn", secureListener, lbListeners...)),
	check.With("aws_lb_listener_rule", "action.forward.target_group.arn", check.Via("listener_arn", secureListener, lbListeners...)),
	check.With("aws_alb_listener_rule", "action.target_group_arn", check.Via("listener_arn", secureListener, lbListeners...)),
)

var elbListener = []check.Check{
	{
		ID: "elb-listener-https", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "Load balancer answers over plain HTTP",
		Why:   "Everyone between client and balancer can read and change what travels, session cookies among it.",
		Mend: `resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_2", "CKV2_AWS_20", "AVD-AWS-0054", "KICS:alb_listening_on_http", "ELB.1", "ELB.18"},
		Types:     lbListeners,
		Look:      check.Want(check.If(plainHTTP, check.Saying("the listener speaks HTTP and does not redirect to HTTPS", redirectsToHTTPS))),
	},
	{
		ID: "elb-listener-plain-tcp", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "Network load balancer passes on plain HTTP",
		Why:   "On port 80 clients speak HTTP, which everyone on the way can read and change.",
		Mend: `resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "TLS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate.this.arn
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"ELB.18"},
		Types:     lbListeners,
		Look: check.Want(check.If(check.OneOf("protocol", "", "TCP"),
			check.NoneOf("port", "0", "80", "8080"))),
	},
	{
		ID: "elb-listener-tls-version", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "Load balancer speaks TLS older than 1.2",
		Why:   "TLS 1.0 and 1.1 have known holes, and a client can be talked down to them.",
		Mend: `resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate.this.arn
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_103", "CKV2_AWS_74", "AVD-AWS-0047"},
		Types:     lbListeners,
		Look:      check.Want(check.If(endsTLS, fromTLS12)),
		Fix:       &check.Fix{Path: "ssl_policy", Value: `"ELBSecurityPolicy-TLS13-1-2-2021-06"`},
	},
	{
		ID: "elb-listener-tls-policy", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "Load balancer does not offer TLS 1.3",
		Why:   "The policies before TLS 1.3 have ciphers that are no longer recommended, and a slower handshake.",
		Mend: `resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate.this.arn
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"ELB.17"},
		Types:     lbListeners,
		Look: check.Want(check.If(check.And(endsTLS, fromTLS12),
			check.Match("ssl_policy", "", `^ELBSecurityPolicy-TLS13-1-[23]`))),
	},
	{
		ID: "elb-listener-trust-store", Family: check.Access, Severity: check.High,
		Title: "Load balancer verifies client certificates against nothing",
		Why:   "Without a trust store no certificate can be verified, so mutual TLS keeps nobody out.",
		Mend: `resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  protocol          = "HTTPS"
  mutual_authentication {
    mode            = "verify"
    trust_store_arn = aws_lb_trust_store.this.arn
  }
}`,
		Practices: []string{"SEC09-BP03"},
		Aliases:   []string{"CKV2_AWS_81"},
		Types:     lbListeners,
		Look: check.Want(check.Every("mutual_authentication", check.If(
			check.OneOf("mode", "off", "verify"), check.Given("trust_store_arn")))),
	},
	{
		ID: "elb-target-group-https", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "Load balancer talks to its targets over plain HTTP",
		Why:   "No listener in front of the targets uses TLS either, so requests are readable all the way.",
		Mend: `resource "aws_lb_target_group" "this" {
  port     = 8443
  protocol = "HTTPS"
  vpc_id   = aws_vpc.this.id
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_378", "ELB.22"},
		Types:     lbTargetGroups,
		Look:      check.Want(check.Or(check.NoneOf("protocol", "", "HTTP"), forwardedSecurely)),
	},
	{
		ID: "elb-target-group-health-check", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Load balancer does not ask a path whether its targets are well",
		Why:   "The default path may answer while the service is broken, and requests go on being sent there.",
		Mend: `resource "aws_lb_target_group" "this" {
  protocol = "HTTP"
  health_check {
    path = "/healthz"
  }
}`,
		Practices: []string{"REL11-BP01"},
		Aliases:   []string{"CKV_AWS_261"},
		Types:     lbTargetGroups,
		Look:      check.Want(check.If(check.OneOf("protocol", "", "HTTP", "HTTPS"), check.Given("health_check.path"))),
	},
	{
		ID: "elb-target-group-health-check-https", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "Load balancer checks its TLS targets over plain HTTP",
		Why:   "The targets must keep a plain port open for the check, and a broken certificate goes unnoticed.",
		Mend: `resource "aws_lb_target_group" "this" {
  protocol = "HTTPS"
  health_check {
    path     = "/healthz"
    protocol = "HTTPS"
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"ELB.21"},
		Types:     lbTargetGroups,
		Look: check.Want(check.If(check.OneOf("protocol", "", "HTTPS"),
			check.NoneOf("health_check.protocol", "HTTP", "HTTP"))),
	},
}
