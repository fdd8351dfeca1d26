module "bad_desktops" {
  source              = "terraform-aws-modules/security-group/aws"
  version             = "~> 5.0"
  name                = "desktops"
  ingress_cidr_blocks = ["0.0.0.0/0"]
  ingress_rules       = ["rdp-tcp"]
}
