import { chromium } from 'playwright-core';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const out=[];
for (let i=0;i<7;i++){ const c=await b.newContext({locale:'zh-CN'}); const p=await c.newPage(); await p.goto('file://'+process.argv[2]);
 await p.waitForFunction(()=>performance.getEntriesByName('ready').length>0);
 out.push(await p.evaluate(()=>{const n=performance.getEntriesByType('navigation')[0];return {ready:Math.round(performance.getEntriesByName('ready')[0].startTime),dil:Math.round(n.domInteractive),dcl:Math.round(n.domContentLoadedEventEnd),fcp:Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime??0),resp:Math.round(n.responseEnd), marks:performance.getEntriesByType('mark').map(m=>m.name+' '+Math.round(m.startTime)).join(' ')}}));
 await c.close();}
console.log(out.map(o=>JSON.stringify(o)).join('\n')); await b.close();
