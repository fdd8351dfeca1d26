data "cloudinit_config" "bad" {
  gzip          = true
  base64_encode = true

  part {
    content_type = "text/cloud-config"
    content = yamlencode({
      write_files = [{
        path    = "/etc/orders.env"
        content = "STRIPE_API_KEY=Zx81kLm02Qp77vRw2XnLb\n"
      }]
    })
  }
}

resource "aws_spot_instance_request" "bad_header" {
  ami           = "ami-0a1b2c3d4e5f67890"
  instance_type = "t3.micro"
  user_data     = "curl -H 'Authorization: Bearer Zx81kLm02Qp77vRw2XnLb' https://api.cambio.example/boot | sh"
}
