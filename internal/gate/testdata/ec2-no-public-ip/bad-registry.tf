module "bad_server" {
  source                      = "terraform-aws-modules/ec2-instance/aws"
  version                     = "~> 5.0"
  associate_public_ip_address = true
}
