package catalog

import (
	"encoding/base64"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// ec2ByType looks with a condition of the resource's type, or with the other one.
func ec2ByType(of map[string]check.Condition, other check.Condition) check.Look {
	return func(s *check.Subject) {
		c, ok := of[s.Type]
		if !ok {
			c = other
		}
		check.Want(c)(s)
	}
}

// ec2Or wants a condition of an instance, or another of its launch template
// where the instance itself does not write the attribute. A template that is
// not in sight is trusted.
func ec2Or(attribute string, own, template check.Condition) check.Condition {
	return func(s *check.Subject, b *config.Block) check.Answer {
		a := own(s, b)
		if a.Truth == config.Yes || b.Has(attribute) != config.No || b.Has("launch_template") == config.No {
			return a
		}
		seen := ec2Templates(s)
		if len(seen) == 0 {
			return check.Answer{Truth: config.Yes}
		}
		for _, t := range seen {
			if template(&check.Subject{Resource: t, World: s.World}, t.Block).Truth != config.No {
				return check.Answer{Truth: config.Yes}
			}
		}
		return a
	}
}

func ec2Templates(s *check.Subject) []*config.Resource {
	var out []*config.Resource
	for _, path := range []string{"launch_template.id", "launch_template.name"} {
		for _, v := range s.All(path) {
			out = append(out, s.Named(v, "aws_launch_template")...)
		}
	}
	return out
}

var ec2Tokens = check.Or(
	check.OneOf("metadata_options.http_tokens", "optional", "required"),
	check.OneOf("metadata_options.http_endpoint", "enabled", "disabled"),
)

// ec2Metadata passes machines that write nothing where the account's default asks for tokens.
func ec2Metadata(s *check.Subject) {
	if s.Type == "aws_ec2_instance_metadata_defaults" {
		check.Want(check.OneOf("http_tokens", "no-preference", "required"))(s)
		return
	}
	if s.Has("metadata_options.http_tokens") == config.No {
		for _, r := range s.World.Of("aws_ec2_instance_metadata_defaults") {
			if tokens, _ := r.Get("http_tokens").Text(""); tokens == "required" {
				return
			}
		}
	}
	check.Want(ec2Or("metadata_options", ec2Tokens, ec2Tokens))(s)
}

// ec2Volumes takes the root volume of a machine that writes none for an
// unencrypted one, as AWS does unless the account's default says otherwise.
func ec2Volumes(s *check.Subject) {
	if ec2EncryptsByDefault(s) {
		return
	}
	switch s.Type {
	case "aws_launch_template":
		check.Want(check.Every("block_device_mappings.ebs", ec2Encrypted))(s)
		return
	case "aws_spot_fleet_request":
		check.Want(check.Every("launch_specification", ec2BlockDevices))(s)
		return
	}
	root := check.Or(check.Saying("root_block_device is not set, which means an unencrypted volume", check.Given("root_block_device")), ec2ImageEncrypted)
	mapped := check.And(check.Given("block_device_mappings.ebs"), check.Every("block_device_mappings.ebs", ec2Encrypted))
	check.Want(check.And(ec2BlockDevices, ec2Or("root_block_device", root, mapped)))(s)
}

// ec2Encrypted takes the encryption of a snapshot for granted, as it is not written here.
var ec2Encrypted = check.Or(check.True("encrypted", false), check.Given("snapshot_id"))

var ec2BlockDevices = check.And(check.Every("root_block_device", ec2Encrypted), check.Every("ebs_block_device", ec2Encrypted))

func ec2EncryptsByDefault(s *check.Subject) bool {
	for _, r := range s.World.Of("aws_ebs_encryption_by_default") {
		if r.Stack == s.Stack && r.Get("enabled").Bool(true) != config.No {
			return true
		}
	}
	return false
}

// ec2ImageEncrypted is so for an image that is an encrypted copy.
func ec2ImageEncrypted(_ *check.Subject, b *config.Block) check.Answer {
	a := check.Answer{Truth: config.No, Value: b.Get("ami")}
	for _, name := range []string{"ami", "image_id"} {
		for _, r := range check.Behind(b.Get(name), "aws_ami_copy") {
			a.Truth = a.Truth.Or(r.Get("encrypted").Bool(false))
		}
	}
	return a
}

// ec2Default are the families that are EBS-optimized without being asked, from
// the page "EBS-optimized instance types" of EC2's guide.
const ec2Default = `^(a1|c[4-8]\w*|d[23]\w*|dl\d\w*|f[12]|g3\w*|g[4-6]\w*|gr6|h1|hpc\w+|i[3478]\w*|im4gn|inf\d|is4gen|m[4-8]\w*|mac\d\S*|p[2-6]\w*|r[4-8]\w*|t3\w*|t4g|trn\d\w*|u-?\w*|vt1|x\d\w*|z1d)\.`

var ec2Optimized = check.Or(
	check.True("ebs_optimized", false),
	check.And(check.Missing("ebs_optimized"), check.Match("instance_type", "", ec2Default)),
)

// ec2Readable fails a shell script that is written in base64. What a function
// encodes can be read where it comes from.
func ec2Readable(s *check.Subject) {
	for _, name := range []string{"user_data_base64", "user_data"} {
		v := s.Get(name)
		text, known := v.Text("")
		if !known || v.Attribute == nil || !strings.HasPrefix(text, "IyEv") {
			continue
		}
		if _, called := v.Attribute.Expr.(*hclsyntax.FunctionCallExpr); called {
			continue
		}
		if script, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text)); err == nil && strings.HasPrefix(string(script), "#!/") {
			s.Fail(v, "%s holds a shell script in base64", name)
		}
	}
}

var (
	ec2KeyNamed = regexp.MustCompile(`(?i)aws_(access_key_id|secret_access_key)["']?\s*[=:]`)
	ec2KeyFile  = regexp.MustCompile(`(^|[\s~/])(\.aws/(credentials|config)|etc/aws/(credentials|config)|etc/awscli\.conf)`)
)

// ec2Keys finds access keys, whatever their value, in what a machine runs when
// it starts or when it is made.
func ec2Keys(s *check.Subject) {
	for _, name := range []string{"user_data", "user_data_base64"} {
		v := s.Get(name)
		text, _ := v.Text("")
		if decoded, err := base64.StdEncoding.DecodeString(text); err == nil && len(decoded) > 0 {
			text = string(decoded)
		}
		if ec2KeyNamed.MatchString(text) {
			s.Fail(v, "%s sets access keys", name)
		}
	}
	for _, p := range s.Find("provisioner") {
		inline, _ := p.Get("inline").Texts()
		destination, _ := p.Get("destination").Text("")
		if text := strings.Join(inline, "\n"); ec2KeyNamed.MatchString(text) || ec2KeyFile.MatchString(text+"\n"+destination) {
			s.FailAt(p.Range, "a provisioner sets access keys")
		}
	}
}
