resource "null_resource" "bad" {
  provisioner "local-exec" {
    command = "make"
  }
}

resource "aws_instance" "bad" {
  ami           = "ami-1"
  instance_type = "t4g.micro"
  provisioner "remote-exec" {
    inline = ["make"]
  }
}
