resource "aws_eip" "bad" {
  domain = "vpc"
}

resource "aws_eip" "held" {
  domain = "vpc"
}

resource "aws_shield_protection" "held" {
  name         = "held"
  resource_arn = "arn:aws:ec2:eu-west-1:111122223333:eip-allocation/${aws_eip.held.id}"
}
