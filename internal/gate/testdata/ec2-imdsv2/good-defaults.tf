resource "aws_ec2_instance_metadata_defaults" "account" {
  http_tokens = "required"
}

resource "aws_instance" "orders" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}
