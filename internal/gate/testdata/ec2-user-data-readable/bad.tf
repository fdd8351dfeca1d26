resource "aws_launch_configuration" "bad_pasted" {
  image_id         = "ami-1"
  instance_type    = "t3.micro"
  user_data_base64 = "IyEvYmluL3NoCmVjaG8gb3JkZXJzCg=="
}

variable "script" {
  default = "IyEvYmluL3NoCmVjaG8gb3JkZXJzCg=="
}

resource "aws_instance" "bad_variable" {
  ami              = "ami-1"
  instance_type    = "t3.micro"
  user_data_base64 = var.script
}
