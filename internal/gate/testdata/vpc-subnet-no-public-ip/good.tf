resource "aws_subnet" "main" {
  vpc_id = "vpc-1"
}

resource "aws_subnet" "said" {
  vpc_id                  = "vpc-1"
  map_public_ip_on_launch = false
}

resource "aws_default_subnet" "changed" {
  availability_zone       = "eu-central-1a"
  map_public_ip_on_launch = false
}
