module "files" {
  source = "./files"
  names  = ["orders", "invoices"]
}
