resource "aws_instance" "bad_old" {
  ami           = "ami-1"
  instance_type = "t2.micro"
}

resource "aws_instance" "bad_off" {
  ami           = "ami-1"
  instance_type = "m5.large"
  ebs_optimized = false
}
