resource "aws_instance" "bad_silent" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}

resource "aws_instance" "bad_empty" {
  ami                  = "ami-1"
  instance_type        = "t3.micro"
  iam_instance_profile = ""
}
