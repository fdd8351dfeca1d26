resource "null_resource" "marker" {
}

resource "aws_instance" "orders" {
  ami           = "ami-1"
  instance_type = "t4g.micro"
  user_data     = "make"
}
