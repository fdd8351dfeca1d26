module "shop" {
  source = "./balancer"
}

resource "aws_wafv2_web_acl_association" "shop" {
  for_each     = toset([module.shop.arn])
  resource_arn = each.value
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1"
}
