resource "aws_instance" "asked" {
  ami           = "ami-1"
  instance_type = "m3.xlarge"
  ebs_optimized = true
}

resource "aws_instance" "always" {
  for_each      = toset(["t3.micro", "m7g.large", "c6in.large", "i4i.large", "x2iedn.large", "trn1n.32xlarge"])
  ami           = "ami-1"
  instance_type = each.key
}
