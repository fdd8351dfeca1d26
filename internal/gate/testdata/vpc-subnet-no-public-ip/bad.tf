resource "aws_subnet" "bad_public" {
  vpc_id                  = "vpc-1"
  map_public_ip_on_launch = true
}

locals {
  subnets = {
    front = { public = true }
    back  = { public = false }
  }
}

resource "aws_subnet" "bad_each" {
  for_each                = { for name, s in local.subnets : name => s if s.public }
  vpc_id                  = "vpc-1"
  map_public_ip_on_launch = each.value.public
}

resource "aws_default_subnet" "bad_default" {
  availability_zone = "eu-central-1a"
}
