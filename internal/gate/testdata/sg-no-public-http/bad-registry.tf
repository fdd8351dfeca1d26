module "bad_web" {
  source              = "terraform-aws-modules/security-group/aws"
  version             = "~> 5.0"
  name                = "web"
  ingress_cidr_blocks = ["0.0.0.0/0"]
  ingress_rules       = ["http-80-tcp"]
}
