resource "aws_eip" "bad_alone" {
  domain = "vpc"
}

resource "aws_eip" "bad_one" {
  count  = 2
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  subnet_id = "subnet-1"
}
