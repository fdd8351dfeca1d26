resource "aws_ebs_encryption_by_default" "account" {
  enabled = true
}

resource "aws_instance" "orders" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}
