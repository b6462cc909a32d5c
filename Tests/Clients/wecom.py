# SPDX-License-Identifier: Apache-2.0
"""Speaks to a running server as WeCom does, by wechatpy: proves the address, sends a message three times, reads the answer.

usage: wecom.py ADDRESS TOKEN KEY ENTERPRISE
"""
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import xmltodict
from wechatpy.enterprise.crypto import WeChatCrypto

address, token, key, enterprise = sys.argv[1:5]
crypto = WeChatCrypto(token, key, enterprise)


def sealed(text, at=None):
    """The fields that WeCom sends for a text, and the sealed text itself."""
    at = str(at or int(time.time()))
    outer = xmltodict.parse(crypto.encrypt_message(text, "nonce", at))["xml"]
    query = {"msg_signature": outer["MsgSignature"], "timestamp": at, "nonce": "nonce"}
    return query, outer["Encrypt"]


def ask(query, body=None):
    url = f"{address}/wecom?{urllib.parse.urlencode(query)}"
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "text/xml"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


query, echo = sealed("1616140317555161061")
status, text = ask(query | {"echostr": echo})
assert (status, text) == (200, "1616140317555161061"), (status, text)

message = """<xml><ToUserName><![CDATA[us]]></ToUserName><FromUserName><![CDATA[someone]]></FromUserName><CreateTime>1</CreateTime>
<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[路灯不亮 <好几天了> & 没人管]]></Content><MsgId>7001</MsgId><AgentID>1</AgentID></xml>"""
numbers = set()
for _ in range(3):
    query, body = sealed(message)
    status, text = ask(query, f"<xml><ToUserName>us</ToUserName><Encrypt><![CDATA[{body}]]></Encrypt></xml>".encode())
    assert status == 200, (status, text)
    outer = xmltodict.parse(text)["xml"]
    inner = xmltodict.parse(crypto.decrypt_message(text, outer["MsgSignature"], outer["TimeStamp"], outer["Nonce"]))["xml"]
    assert inner["ToUserName"] == "someone" and inner["MsgType"] == "text", inner
    numbers.add(inner["Content"].split("编号 ")[1][:11])
assert len(numbers) == 1, numbers

query, body = sealed(message, time.time() - 86_400)
query["timestamp"] = str(int(float(query["timestamp"])))
status, _ = ask(query, f"<xml><Encrypt>{body}</Encrypt></xml>".encode())
assert status == 403, status
print(f"wechatpy: proved, received and answered once ({numbers.pop()}), a day late refused")
